import type { CallStage, Role, Usage } from '../domain/model.ts';
import type { StoredReply } from './call-port.ts';

/** What people are told of the calls of a home, and what of them may go. Nothing here is on the way of a call. */
export interface Journal {
  /** Those of a run, in the order in which its home first wanted them. */
  list(run: string, which?: CallFilter): Promise<CallEntry[]>;
  /** Those of a run whose keys begin so, whole; two at most, for more of them are none in particular. */
  find(run: string, prefix: string): Promise<WholeCall[]>;
  /** How long the calls took that a run bought, by role and stage. */
  latencies(run: string): Promise<Latency[]>;
  /** Where a run's own calls went. */
  destinations(run: string): Promise<Destination[]>;
  /** What answers of these weights were like lately, by stage. */
  past(identity: string): Promise<Past[]>;
  /** Removes calls that no run of this home wants, where their replies are older than a moment (milliseconds since the epoch). */
  prune(before: number): Promise<Pruned>;
  /** What `prune` would remove. */
  prunable(before: number): Promise<Pruned>;
  /** Gives the file system back what removed rows took; returns bytes. Nobody can write meanwhile. */
  compact(): Promise<number>;
}

export interface CallFilter {
  role?: Role | undefined;
  task?: string | undefined;
  failed?: boolean | undefined;
}

/**
 * `bought` for this run, `reused` from the journal, `failed` at its last send, `in_flight`: sent and not answered, `waiting`: wanted,
 * and not under way.
 */
export type CallState = 'bought' | 'reused' | 'failed' | 'in_flight' | 'waiting';

export interface CallEntry {
  key: string;
  role: Role;
  stage: CallStage;
  task: string;
  state: CallState;
  truncated: boolean;
  /** Zeros where no reply is there or its server did not count. */
  usage: Usage;
  /** Where it was sent last; null where an older version sent it. */
  host: string | null;
  /** When the reply came, in milliseconds since the epoch, and how long it took; null where that is not known. */
  at: number | null;
  latencyMs: number | null;
  /** Sends that failed for the call's own sake. */
  tries: number;
}

export interface WholeCall extends CallEntry {
  identity: string;
  /** The body that was sent, as JSON. */
  request: string;
  reply: StoredReply | null;
}

/** Milliseconds of `calls` answers. */
export interface Latency {
  role: Role;
  stage: CallStage;
  calls: number;
  p50: number;
  p99: number;
}

export interface Destination {
  /** Null: an older version sent them, and did not note it. */
  host: string | null;
  role: Role;
  calls: number;
  inputTokens: number;
}

/** Means of `calls` answers; `latencyMs` null where it is not known. */
export interface Past {
  stage: CallStage;
  calls: number;
  input: number;
  output: number;
  /** Bytes of the bodies that were sent. */
  requestBytes: number;
  latencyMs: number | null;
}

export interface Pruned {
  calls: number;
  bytes: number;
}
