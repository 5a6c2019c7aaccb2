import { describe, expect, it } from 'vitest';
import { compareRows } from '../../../client/chaos/rows.ts';

const row = (id: string, outcome = 'mastered'): string => JSON.stringify({ task: { id }, outcome });

describe('rows beside those of an undisturbed run', () => {
  it('differ in nothing where they are the same, in whatever order', () => {
    const none = { lost: [], twice: [], differing: [] };
    expect(compareRows([row('b'), row('a')], [row('a'), row('b')])).toEqual(none);
  });

  it('name what is lost, what is there twice and what has other bytes', () => {
    const rows = [row('a'), row('b'), row('b'), row('c', 'unrefined')];
    expect(
      compareRows(
        rows,
        ['a', 'b', 'c', 'd'].map((id) => row(id)),
      ),
    ).toEqual({
      lost: ['d'],
      twice: ['b'],
      differing: ['c'],
    });
  });

  it('differ where a task is there that nobody asked for', () => {
    expect(compareRows([row('a'), row('z')], [row('a')])).toEqual({ lost: [], twice: [], differing: ['z'] });
  });
});
