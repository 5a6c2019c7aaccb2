// Pure: starts nothing. Shapes in which texts show examples, in our own words.
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { shownExamples } from '../../../domain/shown/examples.ts';
import { behindBracket, behindValue } from '../../../domain/shown/scan.ts';

/** Each example as its call and the readings of what it gives. */
const read = (text: string, name = 'f') =>
  shownExamples(text, name, 'python').map((group) => group.map(({ written, expected }) => [written.call, ...expected]));

describe('an example that calls the function', () => {
  test.each([
    ['f(1) == 2', 'f(1)', '2'],
    ['f(1) -> 2', 'f(1)', '2'],
    ['f(1) => 2', 'f(1)', '2'],
    ['f(1) ==> 2', 'f(1)', '2'],
    ['f(1)==>2', 'f(1)', '2'],
    ['f(1) ➞ 2 ', 'f(1)', '2'],
    ['f(1) → 2', 'f(1)', '2'],
    ['f(1) = 2', 'f(1)', '2'],
    ['f(1)  # returns 2', 'f(1)', '2'],
    ['f(1) # => 2', 'f(1)', '2'],
    ['f(1) // 2 is wrong, and f(2) returns 4', 'f(2)', '4'],
    ['f(1) returns 2', 'f(1)', '2'],
    ['f(1) should return 2.', 'f(1)', '2'],
    ['f(1) should\n   return 2 and no more', 'f(1)', '2 and no more', '2'],
    ['f(1) would be [1,\n 2]', 'f(1)', '[1', '[1,\n 2]'],
    ['assert f("a)") == "b"', 'f("a)")', '"b"'],
    ['for f(1) == 2', 'f(1)', '2'],
    ['* f([1, 2]) -> [2, 1]', 'f([1, 2])', '[2, 1]'],
    ['f(1) => true', 'f(1)', 'True'],
    ["f(1) => 'no' (it is too small)", 'f(1)', "'no' (it is too small)", "'no'"],
    ['f(2) -> 4 - 1 = 3', 'f(2)', '4 - 1'],
    ['f(\n 1\n) == 2', 'f(\n 1\n)', '2'],
  ])('is found in %j', (text, call, ...expected) => {
    expect(read(text)[0]).toEqual([[call, ...expected]]);
  });

  test.each(['f is a function', 'f(', 'f("a', 'Write f(x) that is quick', 'g.f(1) == 2'])('is none in %j', (text) => {
    expect(read(text)[0]?.filter(([, ...expected]) => expected.length > 0 && /^\d/.test(expected[0] ?? ''))).toEqual(
      [],
    );
  });

  it('may stand in a session, whose next line is the answer, or none', () => {
    expect(read('>>> f(1)\n2\n>>> round(f(2), 1)  # about\n0.5\n>>> f(3)\n\n>>> f(4) == 5')[0]).toEqual([
      ['f(1)', '2'],
      ['round(f(2), 1)', '0.5'],
      ['f(3)', 'None'],
      ['f(4)', '5'],
    ]);
  });

  it('may call the function by another name, which counts where nothing else does', () => {
    expect(read('    old_name([1]) ==> 2\n')).toEqual([[], [['f([1])', '2']]]);
  });

  it('may have words for texts', () => {
    const [[example] = []] = shownExamples('f(ab) => True', 'f', 'python');
    expect(example?.quoted?.call).toBe('f("ab")');
  });
});

describe('an example of inputs and outputs', () => {
  test.each([
    ['For n = "AB" the output should be 1.', 'f("AB")', '1'],
    ['For s = "ab", c = "b", the result should be (\'a\', False)', 'f("ab", "b")', "('a', False)"],
    ['For N = 10, the sum will be 1 the output should be "1".', 'f(10)', '"1"'],
    ['Input: [4, 2]\nOutput: [2, 1]\n', 'f([4, 2])', '[2, 1]'],
    ['Input: xs = [1], k = 3\n   Output: 24 # as said', 'f([1], 3)', '24'],
    ['Input:\n  grid : [[0]]\n  size : 1\nOutput: 6', 'f([[0]], 1)', '6'],
    ['xs = [2, 1]\n   -> sorted [1, 2]\n return [1, 2]', 'f([2, 1])', '[1, 2]'],
  ])('is found in %j', (text, call, expected) => {
    expect(read(text)[0]).toEqual([[call, expected]]);
  });
});

describe('scanning', () => {
  it('finds the end of every value that is written with brackets and quotes', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(' ', ')', ', 1', '\n'), (json, rest) => {
        fc.pre(/^["[{]/.test(json));
        return behindValue(json + rest, 0) === json.length;
      }),
    );
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        shownExamples(`f(${text}`, 'f', 'javascript');
        return behindBracket(`(${text}`, 0) <= text.length + 1;
      }),
    );
  });
});
