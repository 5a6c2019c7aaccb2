// Real: starts the sandbox. Rows in the benchmarks' shapes, in our own words.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../client/benchmarks/digest.ts';
import type { ReadBenchmarkOptions } from '../../../client/benchmarks/read-benchmark.ts';
import { TasksFailure } from '../../../client/tasks/failure.ts';
import type { BenchmarkSource } from '../../../domain/benchmarks/benchmark.ts';
import { temporaryHome } from '../../support/temporary-home.ts';
import { only, read, sandbox, statusOf } from './reading.ts';

const humanEval = (id: number, docstring = 'Double x. f(1) == 2, and f(2) returns 5.') => ({
  task_id: `HumanEval/${id}`,
  prompt: `def f(x):\n    """ ${docstring}\n    """\n`,
  entry_point: 'f',
  canonical_solution: '    return 2 * x\n',
  test: 'def check(candidate):\n    assert candidate(7) == 14\n',
});

describe('a row of HumanEval', () => {
  it('keeps its prompt, and shows what its text shows but the mistakes in it', async () => {
    const { tasks, known, digest } = await read('humaneval', [humanEval(1), humanEval(2)], { only: ['HumanEval/2'] });
    expect(tasks).toMatchObject([{ position: 1, prompt: humanEval(2).prompt, task: { id: 'HumanEval/2' } }]);
    expect(tasks[0]?.task.shown).toEqual([{ kind: 'value', call: 'f(1)', expected: '2', value: { t: 'int', v: '2' } }]);
    expect([known, digest.length]).toEqual([null, 64]);
  });

  it('is the same benchmark packed and unpacked', async () => {
    const [plain, packed] = ['rows.jsonl', 'rows.jsonl.gz'].map((name) => join(temporaryHome(), name));
    const text = `${JSON.stringify(humanEval(1))}\n`;
    writeFileSync(plain ?? '', text);
    writeFileSync(packed ?? '', gzipSync(text));
    expect(await digestOf(packed ?? '')).toEqual(await digestOf(plain ?? ''));
  });

  it('shows no hidden test', async () => {
    expect((await only('humaneval', humanEval(1, 'Double x.'))).shown).toEqual([]);
  });
});

describe('a row of MBPP', () => {
  const mbpp = (id: number) => ({
    task_id: id,
    text: 'Write a function to double.',
    code: 'def f(x):\r\n  return 2 * x',
    test_list: ['assert f(1) == 2', 'assert f(2) == 4', 'assert f(3) == 6'],
    test_setup_code: '',
  });

  it('belongs to its split, and shows the first of its tests', async () => {
    const rows = [3, 10, 11, 77, 510, 511, 600, 602].map(mbpp);
    const idsOf = async (split: BenchmarkSource['split']) =>
      (await read('mbpp', rows, { split })).tasks.map(({ task }) => Number(task.id));
    expect(await idsOf('test')).toEqual([11, 77, 510]);
    expect(await idsOf('sanitised')).toEqual([3, 11, 77, 600, 602]);
    expect(await idsOf('paper')).toEqual([3, 11, 600]);
    const { tasks } = await read('mbpp', rows, { limit: 1 });
    expect(tasks[0]?.prompt).toBe('"""\nWrite a function to double.\nassert f(1) == 2\n"""\n');
    expect(tasks[0]?.task.shown).toMatchObject([{ call: 'f(1)' }]);
    expect(tasks[0]?.task.tests).toHaveLength(3);
  });
});

describe('a row of EvalPlus', () => {
  const evalPlus = {
    task_id: 'Mbpp/2',
    prompt: '"""\nWrite a function that gives both ends.\nassert f((1, 2)) == (1, 2)\n"""\n',
    entry_point: 'f',
    canonical_solution: 'def f(xs):\n    return xs[0] / 1, xs[-1]\n',
    base_input: [[[1, 2]]],
    plus_input: [[[3, 4, 5]], [[]]],
    atol: 0,
  };

  it('is answered by its canonical program, further inputs apart, without those on which that raises', async () => {
    const task = await only('evalplus', evalPlus);
    expect(task.tests).toMatchObject([{ call: 'f((1, 2))', expected: '(1.0, 2)' }]);
    expect(task.further).toMatchObject([{ call: 'f((3, 4, 5))', expected: '(3.0, 5)' }]);
    expect(task.shown).toMatchObject([{ call: 'f((1, 2))' }]);
    expect(await statusOf(task, 'def f(xs): return 1, 2')).toBe('passed');
    expect(await statusOf(task, 'def f(xs): return 1, 2', 'further')).toBe('failed');
  });

  it.skipIf(sandbox.rung === 'process')('is answered by the Python that will run the samples', async () => {
    const row = { ...evalPlus, canonical_solution: 'import sys\ndef f(xs):\n    return sys.maxsize\n' };
    const answers = async (options: Partial<ReadBenchmarkOptions>) =>
      (await read('evalplus', [row], {}, options)).tasks[0]?.task.tests;
    expect(await answers({})).toMatchObject([{ expected: String(2 ** 31 - 1) }]);
    expect(await answers({ python: 'native' })).toMatchObject([{ expected: String(2n ** 63n - 1n) }]);
  });

  it('needs no run for the tests that its text shows, where nobody is asked again', async () => {
    expect((await read('evalplus', [evalPlus], {}, { withoutShown: true })).tasks[0]?.task.shown).toBeUndefined();
  });

  it('is a fault that names the line where its canonical program has no answer', async () => {
    const broken = { ...evalPlus, canonical_solution: 'def f(xs):\n    raise ValueError\n' };
    await expect(read('evalplus', [broken])).rejects.toThrow('rows.jsonl, line 1: expected a canonical program that');
  });
});

describe('a row of MultiPL-E', () => {
  const multiPlE = (tests: string) => ({
    name: 'HumanEval_900_double',
    language: 'js',
    prompt: '//Double x.\n// >>> double(1)\n// 2\nfunction double(x){\n',
    tests,
    stop_tokens: ['\nfunction '],
  });

  it('has a header that ends with its brace, its stop tokens, and the session of its comments', async () => {
    const tests =
      "const assert = require('node:assert');\nfunction test() {\n  let candidate = double;\n  assert.deepEqual(candidate(2),4);\n}\ntest();";
    const task = await only('multipl-e', multiPlE(tests));
    expect(task).toMatchObject({
      header: 'function double(x){',
      text: 'Double x.\n>>> double(1)\n2',
      stop: ['\nfunction '],
    });
    expect(task.tests).toMatchObject([{ call: 'double(2)', expected: '4' }]);
    expect(task.shown).toMatchObject([{ call: 'double(1)', expected: '2' }]);
  });

  it('keeps tests that are no JavaScript, which every answer fails', async () => {
    expect((await only('multipl-e', multiPlE('assert("'))).tests).toEqual([{ kind: 'code', code: 'assert("' }]);
  });
});

describe('a file that is not the benchmark', () => {
  it.each([
    ['is another benchmark', [humanEval(1)], 'rows.jsonl: expected rows of mbpp, found rows of humaneval'],
    ['has other columns', [{ question: 'a' }], 'rows.jsonl, line 1: expected'],
    ['is torn', ['{"task_id"'], 'rows.jsonl, line 1: expected JSON in UTF-8'],
  ])('is refused when it %s', async (_name, rows, message) => {
    await expect(read('mbpp', rows)).rejects.toThrow(message);
    await expect(read('mbpp', rows)).rejects.toThrow(TasksFailure);
  });

  it('is refused when it has a row twice', async () => {
    await expect(read('humaneval', [humanEval(1), humanEval(1)])).rejects.toThrow(
      'rows.jsonl, line 2: expected ids that differ, found HumanEval/1 again',
    );
  });
});
