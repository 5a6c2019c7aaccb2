import type { Failure } from '../domain/failure.ts';
import type { PendingReason } from '../models/settled.ts';

/** Calls to make, and how long the last wait was, so that the next one can be longer. */
export interface AskInput {
  run: string;
  calls: { number: number; index: number }[];
  lastWaitMs: number;
}

/** What became of one call within the time that the activity had. */
export type Asked = { number: number; index: number } & (
  | { state: 'replied'; call: string; preview: string }
  | { state: 'failed'; failure: Failure }
  /** Ask again after `waitMs`; 0: the call lives on, join it. */
  | { state: 'pending'; reason: PendingReason; waitMs: number }
);
