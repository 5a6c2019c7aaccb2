// Pure; no server.
import { expect, it } from 'vitest';
import { addTallies, emptyTally, tallyOf, total } from '../../domain/tally.ts';

it('counts outcomes and adds counts', () => {
  const tally = addTallies(tallyOf(['refined', 'mastered', 'refined']), tallyOf(['abandoned']));
  expect(tally).toEqual({ ...emptyTally(), refined: 2, mastered: 1, abandoned: 1 });
  expect(total(tally)).toBe(4);
});
