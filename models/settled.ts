import type { Failure } from '../domain/failure.ts';
import type { StoredReply } from '../store/port.ts';

/** Why a call has no answer yet. `in_flight`, `retrying` and `rate_limited` ones live on; the others are to be asked again. */
export type PendingReason = 'in_flight' | 'retrying' | 'rate_limited' | 'paused' | 'budget' | 'refused' | 'batch';

/** What became of one call. `key` names it in the journal. */
export type Settled = { key: string } & (
  | { state: 'replied'; reply: StoredReply }
  | { state: 'failed'; failure: Failure }
  | { state: 'pending'; reason: PendingReason }
);

/** A call that was asked for. */
export interface AskedCall {
  key: string;
  settled: Promise<Settled>;
  /** Why there is no answer at this moment. */
  reason(): PendingReason;
}
