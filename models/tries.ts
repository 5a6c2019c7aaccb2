import { type Failure, maxSendableMs, maxTries } from '../domain/failure.ts';
import type { CallTries } from '../store/port.ts';

/** Whether a call has failed so often, or for so long, that its task is better left alone. */
export function isExhausted({ tries, sendableMs }: CallTries): boolean {
  return tries >= maxTries || sendableMs >= maxSendableMs;
}

/** For a call whose last failure was told to somebody who is gone. */
export const exhausted: Failure = {
  type: 'server_error',
  message: `expected a reply within ${maxTries} tries or a day of them, found none; collect the run again to try afresh`,
};
