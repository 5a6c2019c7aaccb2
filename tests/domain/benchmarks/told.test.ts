// Pure: starts nothing.
import { expect, it } from 'vitest';
import { told } from '../../../domain/benchmarks/told.ts';

const mbpp = { task_id: 1, text: '', code: '', test_list: [] };
const humanEval = { task_id: '', prompt: '', entry_point: '', canonical_solution: '', test: '' };

it.each([
  ['mbpp', [mbpp]],
  ['mbpp', [{ task_id: 1, prompt: '', code: '', test_list: [], test_imports: [] }]],
  ['humaneval', [humanEval]],
  ['traces', [{ task: '', header: '', entry_point: '', gold: '', failing_test: {}, task_id: 1 }]],
  ['persd', [{ id: '', text: '', entryPoint: '', header: '', tests: [] }]],
  ['mbpp', [null, { broken: true }, mbpp]],
  [null, [mbpp, humanEval]],
  [null, [{ question: '', answer: '' }, 3]],
  [null, []],
])('tells %s from the rows', (format, rows) => {
  expect(told(rows)).toBe(format);
});
