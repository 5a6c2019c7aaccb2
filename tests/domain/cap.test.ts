import { expect, test } from 'vitest';
import { capWords, readCap } from '../../domain/cap.ts';

test.each([
  ['6', { usd: 6, calls: null, tokens: null }],
  ['0.5', { usd: 0.5, calls: null, tokens: null }],
  ['usd=6,calls=1000', { usd: 6, calls: 1000, tokens: null }],
  [' tokens=2e6 , usd=1', { usd: 1, calls: null, tokens: 2_000_000 }],
  ['none', { usd: null, calls: null, tokens: null }],
])('the budget %j is read', (text, cap) => {
  expect(readCap(text)).toEqual(cap);
});

test.each(['', ',', '-1', '0', 'six', '$6', 'usd=', 'euro=5', 'calls=1.5', 'usd=1=2', 'Infinity', '6,'])(
  'what is no budget is answered with a sentence: %j',
  (text) => {
    expect(readCap(text)).toBe(
      `expected US dollars such as 6, or usd=6,calls=1000,tokens=2000000, or none; found ${text}`,
    );
  },
);

test('a budget is told with what is spent of it, and no limit with nothing', () => {
  const spent = { usd: 1.5, calls: 3, tokens: 70 };
  expect(capWords({ usd: 6, calls: null, tokens: 100 }, spent)).toBe('$1.5000 of $6, 70 of 100 tokens');
  expect(capWords({ usd: null, calls: null, tokens: null }, spent)).toBe('');
});
