// Pure: the table of failures, row by row.
import { expect, test } from 'vitest';
import { classifyStatus, type FailureType, mayBeCharged, remedies } from '../../domain/failure.ts';

test.each<[number, string | null, FailureType]>([
  [301, null, 'not_found'],
  [400, null, 'bad_request'],
  [400, 'invalid_api_key', 'key_refused'],
  [401, null, 'key_refused'],
  [402, null, 'quota_exhausted'],
  [403, null, 'key_refused'],
  [404, null, 'not_found'],
  [408, null, 'server_error'],
  [409, null, 'server_error'],
  [413, null, 'bad_request'],
  [422, null, 'bad_request'],
  [425, null, 'server_error'],
  [429, null, 'rate_limited'],
  [429, 'rate_limit_exceeded', 'rate_limited'],
  [429, 'insufficient_quota', 'quota_exhausted'],
  [429, 'billing_hard_limit_reached', 'quota_exhausted'],
  [500, null, 'server_error'],
  [500, 'constructor', 'server_error'],
  [502, null, 'server_error'],
  [503, null, 'server_error'],
  [504, null, 'timed_out'],
  [524, null, 'timed_out'],
])('status %i with code %s is a %s', (status, code, type) => {
  expect(classifyStatus(status, code)).toBe(type);
});

test.each<[FailureType, string, boolean]>([
  ['rate_limited', 'wait', false],
  ['unreachable', 'wait', false],
  ['aborted', 'wait', true],
  ['server_error', 'retry', false],
  ['timed_out', 'retry', true],
  ['connection', 'retry', true],
  ['foreign_body', 'retry', true],
  ['torn_body', 'retry', true],
  ['key_refused', 'hold', false],
  ['key_missing', 'hold', false],
  ['quota_exhausted', 'hold', false],
  ['not_found', 'hold', false],
  ['bad_request', 'abandon', false],
])('after a %s comes: %s; charged perhaps: %s', (type, remedy, charged) => {
  expect(remedies[type]).toBe(remedy);
  expect(mayBeCharged[type]).toBe(charged);
});
