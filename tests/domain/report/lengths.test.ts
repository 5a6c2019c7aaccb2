// Pure: programs by their lines.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf, longest, medianOf, noLengths, noteLength } from '../../../domain/report/lengths.ts';

it('counts lines that hold anything', () => {
  expect(linesOf('def f():\n\n    return 1\n  \n')).toBe(2);
  expect(linesOf('')).toBe(0);
});

it('puts every long program in the last place', () => {
  const lengths = noLengths();
  noteLength(lengths, 'x\n'.repeat(1000));
  expect(lengths[longest]).toBe(1);
  expect(lengths).toHaveLength(longest + 1);
});

it('has no median of nothing', () => {
  expect(medianOf(noLengths())).toBeNull();
});

it('finds the lower median, as a sorted list has it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(longest), { minLength: 1 }), (lines) => {
      const lengths = noLengths();
      for (const count of lines) noteLength(lengths, 'x\n'.repeat(count));
      const sorted = lines.toSorted((one, other) => one - other);
      expect(medianOf(lengths)).toBe(sorted[Math.ceil(sorted.length / 2) - 1]);
    }),
  );
});
