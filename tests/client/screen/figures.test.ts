// Pure formatting.
import { describe, expect, it } from 'vitest';
import { count, dollars, duration, plural } from '../../../client/screen/figures.ts';

describe('figures for people', () => {
  it.each([
    [0, '0 s'],
    [999, '1 s'],
    [59_000, '59 s'],
    [60_000, '1 min'],
    [61_000, '1 min 1 s'],
    [3_600_000, '1 h'],
    [7_500_000, '2 h 5 min'],
    [90_061_000, '1 d 1 h'],
    [-5, '0 s'],
  ])('says %i ms as %s', (ms, words) => {
    expect(duration(ms)).toBe(words);
  });

  it.each([
    [0, '$0.00'],
    [0.0083, '$0.0083'],
    [12.345, '$12.35'],
  ])('says %d dollars as %s', (usd, words) => {
    expect(dollars(usd)).toBe(words);
  });

  it('groups thousands and agrees in number', () => {
    expect([count(1234567), plural(1, 'task'), plural(2000, 'task')]).toEqual(['1,234,567', '1 task', '2,000 tasks']);
  });
});
