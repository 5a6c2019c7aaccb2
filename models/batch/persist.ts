import { remedies } from '../../domain/failure.ts';
import type { Clock } from '../clock.ts';
import { ModelFailure } from '../port.ts';
import { type Patience, pause } from './patience.ts';

/** Asks until there is an answer: what failed is the question, never a call. Rejects with what only a person can mend. */
export async function persist<T>(work: () => Promise<T>, clock: Clock, patience: Patience): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error;
      if (isForPeople(error)) throw asHeld(error);
      await pause(clock, Math.max(error.retryAfterMs ?? 0, patience.pollMs(tries)));
    }
  }
}

/** Whether sending the same again is in vain until a person has done something. */
export const isForPeople = ({ failure }: ModelFailure): boolean =>
  remedies[failure.type] === 'hold' || remedies[failure.type] === 'abandon';

/** What a batch is refused for is never one task's fault, so no task is given up for it. */
export function asHeld(failure: ModelFailure): ModelFailure {
  const { type, message } = failure.failure;
  if (type !== 'bad_request' && type !== 'not_found') return failure;
  const advice = 'where this server has no endpoint for batches, take batch out of the plan';
  return new ModelFailure({ type: 'not_found', message: `${message}; ${advice}` }, failure.retryAfterMs);
}
