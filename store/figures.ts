import type { Failure } from '../domain/failure.ts';
import type { Role, Usage } from '../domain/model.ts';
import type { Outcome } from '../domain/trajectory.ts';

/** Figures of a run at one moment. */
export interface Progress {
  tasks: number;
  /** Tasks without an outcome, and those of them that the run's bound lets run. */
  unfinished: number;
  left: number;
  outcomes: Record<Outcome, number>;
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
