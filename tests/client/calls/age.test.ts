import { expect, it } from 'vitest';
import { age } from '../../../client/calls/age.ts';

it('reads hours, days and weeks', () => {
  expect([age('12h'), age('30d'), age('2w')]).toEqual([43_200_000, 2_592_000_000, 1_209_600_000]);
});

it.each(['', '30', '-1d', '1.5d', '30 days', 'd', '9999999d'])('refuses %j and says what was expected', (text) => {
  expect(() => age(text)).toThrow('such as 12h, 30d or 4w');
});
