// Pure arithmetic.
import { expect, it } from 'vitest';
import { costOf } from '../../domain/model.ts';

it('charges cached input at its own price and the rest of the input at the full one', () => {
  const price = { input: 2, cachedInput: 0.5, output: 10 };
  expect(costOf({ input: 1_000_000, cachedInput: 400_000, output: 100_000 }, price)).toBeCloseTo(1.2 + 0.2 + 1, 12);
});
