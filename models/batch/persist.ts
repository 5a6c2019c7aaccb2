import { type Failure, remedies } from '../../domain/failure.ts';
import { ModelFailure } from '../port.ts';
import type { BatchParts } from './parts.ts';
import { pause } from './patience.ts';

/**
 * Asks about a batch until there is an answer: what failed is the question, never a call. People are told meanwhile why they wait.
 * Rejects with what only a person can mend.
 */
export async function persist<T>(
  { batches, clock, patience }: BatchParts,
  tag: string,
  work: () => Promise<T>,
): Promise<T> {
  // What cannot be told for a busy store is told after the next question.
  const tell = (failure: Failure | null): Promise<void> => batches.told(tag, failure).catch(() => undefined);
  for (let tries = 1; ; tries += 1) {
    try {
      const answer = await work();
      if (tries > 1) await tell(null);
      return answer;
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error;
      if (isForPeople(error)) throw asHeld(error);
      await tell(error.failure);
      await pause(clock, Math.max(error.retryAfterMs ?? 0, patience.pollMs(tries)));
    }
  }
}

/** Whether sending the same again is in vain until a person has done something. */
const isForPeople = ({ failure }: ModelFailure): boolean =>
  remedies[failure.type] === 'hold' || remedies[failure.type] === 'abandon';

/** What a batch is refused for is never one task's fault, so no task is given up for it. */
export function asHeld(failure: ModelFailure): ModelFailure {
  const { type, message } = failure.failure;
  if (type !== 'bad_request' && type !== 'not_found') return failure;
  const advice = 'where this server has no endpoint for batches, take batch out of the plan';
  return new ModelFailure({ type: 'not_found', message: `${message}; ${advice}` }, failure.retryAfterMs);
}
