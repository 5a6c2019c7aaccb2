/**
 * Every way in which the outside fails us, and what follows from it. One table, so that nobody decides twice.
 * A wrong answer is not here: it is data.
 */
export type FailureType =
  | 'rate_limited'
  | 'server_error'
  | 'timed_out'
  | 'connection'
  | 'foreign_body'
  | 'torn_body'
  | 'key_refused'
  | 'key_missing'
  | 'quota_exhausted'
  | 'bad_request'
  | 'not_found'
  | 'sandbox_error'
  | 'unreadable_task';

/** What the caller does next. */
export type Remedy =
  /** Send again, and count the try: the call itself failed. */
  | 'retry'
  /** Send again when the server says so; the try does not count. */
  | 'wait'
  /** Send nothing more to this model until a person has mended it; no try counts. */
  | 'hold'
  /** This task is `abandoned`; others go on. */
  | 'abandon';

export const remedies: Record<FailureType, Remedy> = {
  rate_limited: 'wait',
  server_error: 'retry',
  timed_out: 'retry',
  connection: 'retry',
  foreign_body: 'retry',
  torn_body: 'retry',
  key_refused: 'hold',
  key_missing: 'hold',
  quota_exhausted: 'hold',
  bad_request: 'abandon',
  not_found: 'hold',
  sandbox_error: 'abandon',
  unreadable_task: 'abandon',
};

/** A fault that is ours or a server's, typed; `message` is a sentence for people and holds no key. */
export interface Failure {
  type: FailureType;
  message: string;
}

/** Tries of one call that may end in a `retry` failure before its task is `abandoned`. */
export const maxTries = 20;

/** Milliseconds in which a call could have been sent before its task is `abandoned`; time spent waiting or held does not count. */
export const maxSendableMs = 24 * 3_600_000;

/** Reads a vendor's status and error code. `code` is the body's own, such as `insufficient_quota`. */
export function classifyStatus(status: number, code: string | null): FailureType {
  if (code === 'insufficient_quota' || code === 'billing_hard_limit_reached') return 'quota_exhausted';
  if (status === 401 || status === 403) return 'key_refused';
  if (status === 402) return 'quota_exhausted';
  if (status === 404) return 'not_found';
  if (status === 429) return 'rate_limited';
  if (status === 408 || status === 409 || status === 425) return 'server_error';
  if (status >= 500) return 'server_error';
  return 'bad_request';
}
