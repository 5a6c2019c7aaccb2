import { expect, test } from 'vitest';
import { Window } from '../../../models/line/window.ts';

function answered(window: Window, times: number, most = 100): number {
  for (let time = 0; time < times; time += 1) window.answered(most);
  return window.size(most);
}

test('a refusal leaves one that finds out, once for all that were sent before it', () => {
  const window = new Window();
  expect(window.size(100)).toBe(100);
  expect(window.refused(100, 10, 20)).toBe(true);
  expect(window.size(100)).toBe(1);
  answered(window, 9);
  expect(window.refused(100, 15, 21)).toBe(false);
  expect(window.size(100)).toBe(10);
});

test('each answer lets one more in up to half of what was too many, and then each round of answers does', () => {
  const window = new Window();
  window.refused(100, 0, 1);
  expect(answered(window, 49)).toBe(50);
  expect(answered(window, 51)).toBe(51);
  expect(answered(window, 10_000)).toBe(100);
});

test('one call at least may be in flight', () => {
  const window = new Window();
  for (let at = 0; at < 20; at += 1) window.refused(4, at, at);
  expect(window.size(4)).toBe(1);
});
