import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { compared } from '../../../client/compare/compared.ts';
import { taskChart } from '../../../client/compare/task-chart.ts';
import type { Evaluation } from '../../../domain/evaluation/evaluation.ts';
import { evaluationOf } from '../../domain/evaluation/samples.ts';

function chartOf(before: Evaluation, after: Evaluation) {
  const found = compared(before, after);
  const { document } = parseHTML(`<body>${taskChart(found.comparison.base, found).markup}</body>`);
  const figure = document.querySelector('figure');
  if (figure === null) throw new Error('Expected a figure, found none.');
  return figure;
}

const wordsOf = (figure: ReturnType<typeof chartOf>): string =>
  figure.querySelector('svg')?.getAttribute('aria-label') ?? '';

test('With one sample a task, bars tell who solves it: both, one of the two, or neither.', () => {
  const figure = chartOf(evaluationOf([1, 1, 1, 0, 0], 1), evaluationOf([1, 1, 0, 1, 0], 1));
  expect(wordsOf(figure)).toBe('Of 5 tasks, both solve 2, the later alone 1, the earlier alone 1.');
  expect(figure.querySelectorAll('svg rect')).toHaveLength(4);
  expect(figure.querySelector('svg')?.textContent).toContain('the later alone');
});

test('With several samples a task, each task stands where its two shares are, and equal ones are one larger dot.', () => {
  const figure = chartOf(evaluationOf([0, 0, 4, 2], 4), evaluationOf([2, 2, 1, 2], 4));
  expect(wordsOf(figure)).toBe('Of 4 tasks, 2 lie above the diagonal and 1 below it.');
  const radii = [...figure.querySelectorAll('svg circle')].map((dot) => Number(dot.getAttribute('r')));
  expect(radii).toHaveLength(3);
  expect(new Set(radii).size).toBe(2);
});

test('One task with several samples is enough for shares, though the others have one each.', () => {
  const before = evaluationOf([1, 0], 1);
  const several = evaluationOf([1, 0], 2);
  expect(wordsOf(chartOf(before, several))).toContain('diagonal');
  expect(wordsOf(chartOf(before, before))).toContain('both solve 1');
});

test('Names of runs are shown as text, whatever is in them.', () => {
  const hostile = { name: '<img src=x>' };
  const found = compared(evaluationOf([1], 2, hostile), evaluationOf([1], 2, hostile));
  expect(taskChart(found.comparison.base, found).markup).not.toContain('<img');
});
