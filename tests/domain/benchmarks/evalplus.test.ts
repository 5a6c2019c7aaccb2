// Pure: starts nothing. Rows in the shape of EvalPlus, in our own words.
import { describe, expect, it, test } from 'vitest';
import { readEvalPlusRow } from '../../../domain/benchmarks/evalplus.ts';
import { evalPlusInput } from '../../../domain/benchmarks/evalplus-inputs.ts';
import { evalPlusQuestion } from '../../../domain/benchmarks/evalplus-question.ts';
import { parseExactJson } from '../../../domain/benchmarks/exact-json.ts';
import { faultSentence, isFault } from '../../../domain/benchmarks/raw.ts';
import type { Value } from '../../../domain/value.ts';

const source = { file: 'rows.jsonl', unit: 'line', number: 2 } as const;
const row = (more: object = {}) => ({
  task_id: 'HumanEval/900',
  prompt: 'def f(x):\n    """ Double it.\n    """\n',
  entry_point: 'f',
  canonical_solution: '    return 2 * x\n',
  base_input: [[1]],
  plus_input: [[[1, 2]], [{ a: null }]],
  atol: 0,
  ...more,
});

const callsOf = (read: ReturnType<typeof readEvalPlusRow>) =>
  isFault(read)
    ? [faultSentence(read)]
    : [read.questions?.own, read.questions?.further].map((some) => some?.map(({ call }) => call));

describe('a row of EvalPlus', () => {
  it('has its inputs as questions to its canonical program', () => {
    expect(readEvalPlusRow(row(), source)).toMatchObject({
      gold: 'def f(x):\n    """ Double it.\n    """\n    return 2 * x\n',
      text: 'Double it.',
      tests: [],
    });
    expect(callsOf(readEvalPlusRow(row(), source))).toEqual([['f(1)'], ['f([1, 2])', 'f({"a": None})']]);
  });

  it('may have an empty object in place of no inputs', () => {
    expect(callsOf(readEvalPlusRow(row({ plus_input: {} }), source))).toEqual([['f(1)'], []]);
  });

  test.each([
    [{ base_input: [1] }, 'expected lists of arguments in base_input, found a number; correct it'],
    [{ base_input: 'x' }, 'expected a list in base_input, found a text; correct it'],
    [{ atol: 'x' }, 'expected a number in atol, found a text; correct it'],
  ])('is a fault with %j', (more, expected) => {
    expect(callsOf(readEvalPlusRow(row(more), source))).toEqual([`rows.jsonl, line 2: ${expected}`]);
  });
});

describe('an input', () => {
  test.each([
    [2, '[[1, 2], [3]]', '(1, 2), (3,)'],
    [63, '[[[1, 2], [3, 4]]]', '[(1, 2), (3, 4)]'],
    [75, '[[[1, 2]], 3]', '[(1, 2)], 3'],
    [106, '[[1], [2, 3]]', '[1], (2, 3)'],
    [115, '[[[1], []]]', '[{1}, {}]'],
    [124, '["1.5", "2j"]', 'float("1.5"), complex("2j")'],
    [252, '["(1+2j)"]', 'complex("(1+2j)")'],
    [259, '[[[1, 2]], [[3, 4]]]', '((1, 2),), ((3, 4),)'],
    [278, '[[1, [2, 3]]]', '(1, (2, 3))'],
    [307, '[[1], 2, 3]', '(1,), 2, 3'],
    [580, '[[1, [2, [3]]]]', '(1, (2, (3,)))'],
    [722, '[{"a": [1, 2]}, 3]', '{"a": (1, 2)}, 3'],
    [1, '[[1], 1.0, 12345678901234567890, true, -Infinity]', "[1], 1.0, 12345678901234567890, True, -float('inf')"],
    [null, '[[1, [2]]]', '[1, [2]]'],
  ])('of task %j has the types that JSON lost: %s', (number, json, expected) => {
    const given = parseExactJson(json);
    expect(evalPlusInput(Array.isArray(given) ? given : [], number)).toBe(expected);
  });
});

describe('what is asked of an input', () => {
  const mbpp = (entryPoint: string, tolerance = 0) =>
    evalPlusQuestion('1', { benchmark: 'mbpp', entryPoint, tolerance });
  const float: Value = { t: 'float', v: '0.5' };

  it('is equality, and nearness where the answer is made of floats or the row has a tolerance', () => {
    expect(mbpp('f').relationTo({ t: 'int', v: '1' })).toBeUndefined();
    expect(mbpp('f').relationTo({ t: 'list', v: [float, { t: 'int', v: '1' }] })).toBeUndefined();
    expect(mbpp('f').relationTo({ t: 'tuple', v: [float] })).toEqual({ is: 'near', relative: 1e-7, absolute: 1e-6 });
    expect(mbpp('f', 0.1).relationTo({ t: 'int', v: '1' })).toEqual({ is: 'near', relative: 1e-7, absolute: 0.1 });
  });

  it('is another thing where EvalPlus has an oracle', () => {
    expect(mbpp('Diff')).toMatchObject({ call: 'set(Diff(1))', answer: 'set(Diff(1))' });
    expect(mbpp('sum_div').answer).toBe('[sum_div(1), 0]');
    expect(mbpp('sum_div').relationTo({ t: 'list', v: [] })).toEqual({ is: 'in' });
    expect(mbpp('are_equivalent')).toMatchObject({ call: '[are_equivalent(1)] != []', answer: 'True' });
    const root = evalPlusQuestion('[1, 2]', { benchmark: 'humaneval', entryPoint: 'find_zero', tolerance: 0.01 });
    expect([root.answer, root.relationTo(float)]).toEqual(['0.01', { is: '<=' }]);
    expect(evalPlusQuestion('1', { benchmark: 'humaneval', entryPoint: 'Diff', tolerance: 0 }).call).toBe('Diff(1)');
  });
});
