import type { Failure } from '../domain/failure.ts';
import type { CallStage, Role, Usage } from '../domain/model.ts';
import type { CallUse } from '../domain/report/spending.ts';
import type { Spend } from './figures.ts';

/** The journal's table. A call is bought once for a home, whoever asks. */
export interface Calls {
  /**
   * Claims a call in one transaction, before anything is sent: answers with the reply that is there, with another's live lease,
   * or with a lease of the caller's own. A reply that was cut off under a smaller `maxTokens` is a miss.
   */
  claim(call: NewCall, owner: LeaseOwner): Promise<Claim>;
  /**
   * Takes the worst case from the budgets of the run and of the home; where it does not fit one of them, nothing is taken.
   * `forBatch`: it is not sent yet, so that what is reserved is given back, not spent, where its owner dies before the batch is intended.
   */
  reserve(key: string, run: string, spend: Spend, forBatch?: boolean): Promise<Reserved>;
  /**
   * Writes the raw reply and how long it took, gives back what was reserved beyond `spend`, frees the lease. The first reply written
   * wins.
   */
  settle(key: string, reply: StoredReply, spend: Spend, latencyMs?: number | null): Promise<void>;
  /** Ends a send that brought no reply: spends `spend`, frees the lease, counts a try where `counts`. Returns tries so far. */
  fail(key: string, failure: Failure, spend: Spend, counts: boolean): Promise<CallTries>;
  /** Frees a lease with nothing sent. */
  release(key: string): Promise<void>;
  /** Adds to the time in which the call could have been sent. */
  addSendable(key: string, ms: number): Promise<CallTries>;
  reply(key: string): Promise<StoredReply | null>;
  /** How many of these calls have a reply; one that was cut off under fewer tokens than `maxTokens` has none. */
  countReplied(calls: { key: string; maxTokens: number }[]): Promise<number>;
  /** How many of them have one that was cut off under fewer tokens, so that they are bought again. */
  countCutOff(calls: { key: string; maxTokens: number }[]): Promise<number>;
  /** What a run asked for, by role, stage, what became of it, and how the tasks ended that it was for. */
  uses(run: string): Promise<CallUse[]>;
  /** Says that the last send to a model went well. */
  clearTrouble(run: string, role: Role): Promise<void>;
}

/**
 * `over_run`, `over_home`: the budget that it does not fit; `over_with_batch`: the run's, some of which batches hold that may give back;
 * `over_for_now`: either, some of which other processes hold that may.
 */
export type Reserved = 'reserved' | 'over_run' | 'over_with_batch' | 'over_home' | 'over_for_now';

export interface NewCall {
  key: string;
  run: string;
  role: Role;
  stage: CallStage;
  task: string;
  identity: string;
  /** Where it is sent: a host, with its port where it names one. */
  host: string;
  maxTokens: number;
  /** The request's body as JSON, for `calls` and `explain`. */
  request: string;
}

/** Who holds a lease. Dead at once when that process is gone; alive for ten minutes when it is frozen. */
export interface LeaseOwner {
  bootId: string;
  pid: number;
  /** Clock ticks since boot at which the process started. */
  startTime: number;
}

export type Claim =
  | { state: 'replied'; reply: StoredReply }
  | { state: 'leased'; tries: CallTries }
  /** Somebody else is sending it. */
  | { state: 'taken' };

export interface CallTries {
  tries: number;
  sendableMs: number;
}

export interface StoredReply {
  text: string;
  reasoning: string;
  finish: { unified: string; raw: string | null };
  usage: Usage | null;
  raw: string;
}
