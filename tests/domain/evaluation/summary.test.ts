import { expect, test } from 'vitest';
import { summarise } from '../../../domain/evaluation/summary.ts';
import { evaluationOf, resultFor } from './samples.ts';

test('pass@k is the mean over tasks, and a k beyond the samples of a task says so.', () => {
  const { base, further, samples } = summarise(evaluationOf([2, 0, 1, 4], 4, { k: [1, 4, 5] }), 1);
  expect(base).toMatchObject([
    { k: 1, estimate: 7 / 16, rough: true },
    { k: 4, estimate: 3 / 4 },
    { k: 5, fewest: 4 },
  ]);
  expect([further, samples]).toEqual([null, 16]);
});

test('Tasks without samples are named and left out of the score; so are those that are excluded.', () => {
  const evaluation = evaluationOf([1, 0, 1], 1, { tasks: ['t0', 't1', 't2', 't3'] });
  expect(summarise(evaluation, 1)).toMatchObject({ missing: ['t3'], base: [{ estimate: 2 / 3 }] });
  expect(summarise(evaluation, 1, new Set(['t1', 't3']))).toMatchObject({ missing: [], base: [{ estimate: 1 }] });
  expect(summarise(evaluation, 1, new Set(evaluation.tasks))).toMatchObject({
    counts: [],
    base: [],
    samples: 0,
    meanLength: 0,
  });
});

test('A sample that is asked again counts with its last answer; one that is not, with its first.', () => {
  const evaluation = evaluationOf([0, 1], 1, { steps: 2 });
  evaluation.results.push(resultFor('t0', 0, true, { step: 2 }));
  expect(summarise(evaluation, 1).base).toMatchObject([{ estimate: 0.5 }]);
  expect(summarise(evaluation, 2)).toMatchObject({ base: [{ estimate: 1 }], samples: 2 });
});

test('The stricter score counts what passed all tests, and answers are counted by how they look.', () => {
  const results = [
    resultFor('t0', 0, true, { further: 'passed', length: 30 }),
    resultFor('t1', 0, true, { further: 'failed', truncated: true }),
    resultFor('t2', 0, false, { cause: 'syntax', status: 'error', extracted: false, length: 20 }),
  ];
  const summary = summarise(evaluationOf([0, 0, 0], 0, { further: true, results }), 1);
  expect(summary).toMatchObject({
    base: [{ estimate: 2 / 3 }],
    further: [{ estimate: 1 / 3 }],
    truncated: 1,
    unextracted: 1,
    meanLength: 20,
    causes: { syntax: 1 },
    statuses: { passed: 2, error: 1 },
  });
});
