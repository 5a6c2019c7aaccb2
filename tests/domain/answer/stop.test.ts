// Pure; no server.
import { expect, it } from 'vitest';
import { upToFirst } from '../../../domain/answer/stop.ts';

it.each([
  ['ends where the first sequence begins', 'body\nprint\ndef x', ['\ndef ', '\nprint'], 'body'],
  ['ends where it ends when there is none', 'body', ['\nprint'], 'body'],
  ['ends where it ends when nothing stops it', 'body\nprint', [], 'body\nprint'],
])('a text %s', (_title, text, stop, expected) => {
  expect(upToFirst(text, stop)).toBe(expected);
});
