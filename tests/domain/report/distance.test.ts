// Pure: programs as text, and how far they are apart.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceOf, tokensOf } from '../../../domain/report/distance.ts';

const programs = fc
  .array(fc.constantFrom('def', 'f', '(', ')', ':', 'return', 'x', '+', '1', '\n    '), { maxLength: 40 })
  .map((parts) => parts.join(' '));

/** As the definition has it, with the whole table. */
function slowly(one: string[], other: string[]): number {
  const [first, ...rest] = one;
  const [second, ...more] = other;
  if (first === undefined) return other.length;
  if (second === undefined) return one.length;
  if (first === second) return slowly(rest, more);
  return 1 + Math.min(slowly(rest, more), slowly(rest, other), slowly(one, more));
}

describe('the tokens of a program', () => {
  it('are its words, numbers and signs, with no white space', () => {
    expect(tokensOf('def f(x1):\n\treturn x1**2  # größer')).toEqual(
      'def f ( x1 ) : return x1 * * 2 # größer'.split(' '),
    );
  });

  it('are no more than are ever compared, however long the program', () => {
    expect(tokensOf('x '.repeat(100_000))).toHaveLength(2000);
  });
});

describe('the distance of two programs', () => {
  it.each([
    ['', '', 0],
    ['return x', '', 1],
    ['return x * 2', 'return  x\n * 2', 0],
    ['return x * 2', 'return x + 2', 0.25],
    ['return x', 'return x + x', 0.5],
    ['a b c', 'd e f', 1],
  ])('of %j and %j is %d', (one, other, distance) => {
    expect(distanceOf(one, other)).toBe(distance);
  });

  it('is none to itself, the same both ways, and never beyond 1', () => {
    fc.assert(
      fc.property(programs, programs, (one, other) => {
        expect(distanceOf(one, one)).toBe(0);
        expect(distanceOf(one, other)).toBe(distanceOf(other, one));
        expect(distanceOf(one, other)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is the least number of edits, as its definition counts them', () => {
    const short = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 });
    fc.assert(
      fc.property(short, short, (one, other) => {
        const longer = Math.max(one.length, other.length, 1);
        expect(distanceOf(one.join(' '), other.join(' '))).toBeCloseTo(slowly(one, other) / longer, 10);
      }),
    );
  });
});
