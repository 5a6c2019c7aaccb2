/**
 * Every way in which the outside fails us, and what follows from it. One table, so that nobody decides twice.
 * A wrong answer is not here: it is data.
 */
export type FailureType =
  | 'rate_limited'
  | 'server_error'
  | 'timed_out'
  | 'connection'
  | 'unreachable'
  | 'aborted'
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
  unreachable: 'wait',
  aborted: 'wait',
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

/**
 * Failures of a send that the server may have charged for all the same: what was reserved for it counts as spent. The others
 * were refused before a model worked.
 */
export const mayBeCharged: Record<FailureType, boolean> = {
  rate_limited: false,
  server_error: false,
  timed_out: true,
  connection: true,
  unreachable: false,
  aborted: true,
  foreign_body: true,
  torn_body: true,
  key_refused: false,
  key_missing: false,
  quota_exhausted: false,
  bad_request: false,
  not_found: false,
  sandbox_error: false,
  unreadable_task: false,
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

/** Codes that say more than the status beside them. */
const codes = new Map<string | null, FailureType>([
  ['insufficient_quota', 'quota_exhausted'],
  ['billing_hard_limit_reached', 'quota_exhausted'],
  ['invalid_api_key', 'key_refused'],
]);

/** Statuses that differ from their hundred. */
const statuses = new Map<number, FailureType>([
  [401, 'key_refused'],
  [402, 'quota_exhausted'],
  [403, 'key_refused'],
  [404, 'not_found'],
  [408, 'server_error'],
  [409, 'server_error'],
  [425, 'server_error'],
  [429, 'rate_limited'],
  // A gateway gave up on a model that may still have answered, and charged.
  [504, 'timed_out'],
  [524, 'timed_out'],
]);

/** Reads a vendor's status and error code. `code` is the body's own, such as `insufficient_quota`. A redirect is a wrong address. */
export function classifyStatus(status: number, code: string | null): FailureType {
  const known = codes.get(code) ?? statuses.get(status);
  if (known !== undefined) return known;
  if (status >= 500) return 'server_error';
  return status < 400 ? 'not_found' : 'bad_request';
}
