import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readSamples } from '../../../client/evaluate/sample-file.ts';
import { fileOf, lines } from './samples.ts';

async function read(path: string): Promise<(string | number)[][]> {
  const found: (string | number)[][] = [];
  for await (const one of readSamples(path)) {
    const { unit, number } = one.source;
    if ('message' in one) found.push([unit, number, one.message.slice(0, 16)]);
    else found.push([unit, number, one.sample.text]);
  }
  return found;
}

const sample = { task_id: 'HumanEval/0', completion: 'a' };

test('Lines, packed or not, are read one by one, and a bad one is named by its number.', async () => {
  const text = `${lines([sample])}\n{"task_id": "Hum\n${lines([{ ...sample, completion: 'b' }])}`;
  const expected = [
    ['line', 1, 'a'],
    ['line', 3, 'expected JSON in'],
    ['line', 4, 'b'],
  ];
  expect(await read(fileOf('samples.jsonl', text))).toEqual(expected);
  expect(await read(fileOf('samples.jsonl.gz', text))).toEqual(expected);
});

test("EvalPlus's results are one document, in one line or many, with the numbers that only Python writes.", async () => {
  const answer =
    '{"task_id": "Mbpp/2", "solution": "say(\\"NaN\\")", "base_status": "pass", "plus_fail_tests": [[NaN, -Infinity]]}';
  const document = `{"date": "x", "eval": {"Mbpp/2": [${answer}], "Mbpp/3": [${answer.replace('/2', '/3')}]}}`;
  const expected = [
    ['row', 1, 'say("NaN")'],
    ['row', 2, 'say("NaN")'],
  ];
  expect(await read(fileOf('results.json', document))).toEqual(expected);
  expect(await read(fileOf('results.json', document.replaceAll(', ', ',\n')))).toEqual(expected);
});

test("Older results of EvalPlus hold no programs, and each task's row says so.", async () => {
  const document = '{"eval": {"HumanEval/0": {"nfiles": 1, "base": [["success", []]]}}}';
  expect(await read(fileOf('results.json', document))).toEqual([['row', 1, 'expected an answ']]);
});

test('Lists of answers by position, and answers by id, are documents too.', async () => {
  expect(await read(fileOf('generations.json', '[["a", "b"], ["c"]]'))).toEqual([
    ['row', 1, 'a'],
    ['row', 1, 'b'],
    ['row', 2, 'c'],
  ]);
  expect(await read(fileOf('answers.json', '{"HumanEval/0": ["a"], "HumanEval/1": "b"}'))).toEqual([
    ['row', 1, 'a'],
    ['row', 2, 'b'],
  ]);
});

test("EvalPlus's folder of programs holds a sample a file, and a folder without either is refused.", async () => {
  const folder = join(dirname(fileOf('unused.txt', '')), 'programs');
  for (const task of ['HumanEval_0', 'HumanEval_1']) mkdirSync(join(folder, task), { recursive: true });
  await expect(read(folder)).rejects.toThrow(
    /expected .json or .jsonl, or a folder of programs for each task, found neither/,
  );
  for (const number of [10, 9]) writeFileSync(join(folder, `HumanEval_1/${number}.py`), `# ${number}`);
  writeFileSync(join(folder, 'HumanEval_0/0.py'), '# 0');
  writeFileSync(join(folder, 'HumanEval_0/notes.txt'), 'none');
  expect(await read(folder)).toEqual([
    ['row', 1, '# 0'],
    ['row', 2, '# 9'],
    ['row', 3, '# 10'],
  ]);
});

test("A folder of MultiPL-E is read file by file, and of a task's two files the one with results.", async () => {
  const folder = join(dirname(fileOf('unused.json', '')), 'multipl-e');
  mkdirSync(folder);
  const completions = { name: 'HumanEval_0_f', prompt: 'p{\n', tests: 'test();', completions: ['a'] };
  writeFileSync(join(folder, 'HumanEval_0_f.json'), JSON.stringify(completions, null, 2));
  writeFileSync(join(folder, 'HumanEval_1_g.json'), JSON.stringify({ ...completions, completions: ['b'] }));
  const results = [{ program: 'p{\nc\n\ntest();', exit_code: 0, status: 'OK' }];
  writeFileSync(
    join(folder, 'HumanEval_0_f.results.json'),
    JSON.stringify({ ...completions, completions: undefined, results }, null, 2),
  );
  expect(await read(folder)).toEqual([
    ['row', 1, 'c\n\n'],
    ['line', 1, 'b'],
  ]);
});

test('What is not there is a sentence.', async () => {
  await expect(read('/nowhere/samples.jsonl')).rejects.toThrow(/expected samples that can be read, found/);
});
