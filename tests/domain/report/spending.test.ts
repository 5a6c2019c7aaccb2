// Pure: counted calls and what they cost.
import { expect, it } from 'vitest';
import { type CallUse, spendingOf } from '../../../domain/report/spending.ts';

const use = (more: Partial<CallUse>): CallUse => ({
  role: 'teacher',
  stage: 'refine',
  outcome: 'refined',
  state: 'bought',
  calls: 1,
  truncated: 0,
  usage: { input: 1_000_000, cachedInput: 0, output: 0 },
  ...more,
});

const price = { input: 2, cachedInput: 1, output: 3 };

it('adds calls up by purpose, in the order in which they come, and charges those that were bought', () => {
  const uses = [
    use({}),
    use({ outcome: 'unrefined', truncated: 1 }),
    use({ state: 'reused', calls: 5 }),
    use({ state: 'failed', outcome: null, usage: { input: 0, cachedInput: 0, output: 0 } }),
    use({ role: 'student', stage: 'attempt' }),
  ];
  expect(spendingOf(uses, { student: null, teacher: price })).toEqual([
    {
      role: 'student',
      stage: 'attempt',
      bought: 1,
      reused: 0,
      failed: 0,
      truncated: 0,
      usage: { input: 1_000_000, cachedInput: 0, output: 0 },
      usd: null,
      usdRefined: null,
    },
    {
      role: 'teacher',
      stage: 'refine',
      bought: 2,
      reused: 5,
      failed: 1,
      truncated: 1,
      usage: { input: 3_000_000, cachedInput: 0, output: 0 },
      usd: 4,
      usdRefined: 2,
    },
  ]);
});

it('has nothing to tell of a run that asked nothing', () => {
  expect(spendingOf([], { student: null, teacher: null })).toEqual([]);
});
