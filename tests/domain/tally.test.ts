// Pure; no server.
import { expect, it } from 'vitest';
import { addTallies, emptyTally, sampleTallyOf, tallyOf, total } from '../../domain/tally.ts';

it('counts outcomes and adds counts', () => {
  const tally = addTallies(tallyOf(['refined', 'mastered', 'refined']), tallyOf(['abandoned']));
  expect(tally).toEqual({ ...emptyTally(), refined: 2, mastered: 1, abandoned: 1 });
  expect(total(tally)).toBe(4);
});

it('counts samples by endings of their own, and adds them to nothing yet counted', () => {
  const samples = sampleTallyOf(['passed', 'failed', 'passed']);
  expect(samples).toEqual({ passed: 2, failed: 1, abandoned: 0 });
  expect(addTallies({}, samples)).toEqual(samples);
  expect(total({})).toBe(0);
});
