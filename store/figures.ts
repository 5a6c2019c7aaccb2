import type { Failure } from '../domain/failure.ts';
import type { Role, Usage } from '../domain/model.ts';
import type { SampleTally, Tally } from '../domain/tally.ts';

/** Figures of a run at one moment. */
export interface Progress {
  /** Of a collection; of an evaluation its samples, here and below. */
  tasks: number;
  /** Tasks without an outcome, and those of them that the run's bound lets run. */
  unfinished: number;
  left: number;
  outcomes: Tally;
  /** Of an evaluation: its samples, where the outcomes of tasks count nothing; null of a collection. */
  samples: SampleTally | null;
  /** Per role: calls that this run asked for, by what became of them. */
  calls: Record<Role, CallCounts>;
  /** Settled and reserved, since the run began. */
  spent: Spend;
  reserved: Spend;
  /** Tasks recorded in the last minutes, and the milliseconds that they took; null where fewer than two were. */
  pace: { tasks: number; ms: number } | null;
  /** What enclosed the programs that were executed, such as `bubblewrap`, each once; empty before the first. */
  rungs: string[];
  /** Models that refuse, limit or fail us just now, newest first. */
  troubles: Trouble[];
}

export interface CallCounts {
  inFlight: number;
  /** Answered for this run, and paid by it. */
  bought: number;
  /** Answered from the journal. */
  reused: number;
  failed: number;
  truncated: number;
  usage: Usage;
}

export interface Spend {
  usd: number;
  calls: number;
  tokens: number;
}

export interface Trouble {
  role: Role;
  failure: Failure;
  /** Failed sends of this type since the last good one. */
  count: number;
  at: number;
}

/** The line before one model, in one process, at one moment. */
export interface LineFigures {
  /** Equal for all processes that ask the same weights at the same address with the same key. */
  name: string;
  /** Which weights, and where. */
  identity: string;
  baseURL: string;
  inFlight: number;
  waiting: number;
  /** Calls that may be in flight just now. */
  size: number;
  /** Calls sent in the last minute, and what a minute allows; null where nobody says. */
  sentPerMinute: number;
  requestsPerMinute: number | null;
  tokensPerMinute: number | null;
  /** `limited`: the server wants to be left alone; `down`: one call at a time asks whether it is back; `refused`: the key is. */
  state: 'open' | 'limited' | 'down' | 'refused';
}
