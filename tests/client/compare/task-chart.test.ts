import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { compared } from '../../../client/compare/compared.ts';
import { taskChart } from '../../../client/compare/task-chart.ts';
import type { Evaluation } from '../../../domain/evaluation/evaluation.ts';
import { evaluationOf } from '../../domain/evaluation/samples.ts';

async function chartOf(before: Evaluation, after: Evaluation) {
  const found = compared(before, after);
  const { document } = parseHTML(`<body>${(await taskChart(found.comparison.base, found)).markup}</body>`);
  const figure = document.querySelector('figure');
  if (figure === null) throw new Error('Expected a figure, found none.');
  return figure;
}

const wordsOf = (figure: Awaited<ReturnType<typeof chartOf>>): string =>
  figure.querySelector('svg')?.getAttribute('aria-label') ?? '';

test('With one sample a task, bars tell who solves it: both, one of the two, or neither.', async () => {
  const figure = await chartOf(evaluationOf([1, 1, 1, 0, 0], 1), evaluationOf([1, 1, 0, 1, 0], 1));
  expect(wordsOf(figure)).toBe('Of 5 tasks, both solve 2, the later alone 1, the earlier alone 1.');
  expect(figure.querySelectorAll('svg .mark-rect path')).toHaveLength(4);
  expect(figure.querySelector('svg')?.textContent).toContain('the later alone');
});

test('With several samples a task, each task stands where its two shares are, and equal ones are one larger dot.', async () => {
  const figure = await chartOf(evaluationOf([0, 0, 4, 2], 4), evaluationOf([2, 2, 1, 2], 4));
  expect(wordsOf(figure)).toBe('Of 4 tasks, 2 lie above the diagonal and 1 below it.');
  const dots = [...figure.querySelectorAll('svg .mark-symbol path')].map((dot) => dot.getAttribute('d'));
  expect(dots).toHaveLength(3);
  expect(new Set(dots).size).toBe(2);
});

test('One task with several samples is enough for shares, though the others have one each.', async () => {
  const before = evaluationOf([1, 0], 1);
  const several = evaluationOf([1, 0], 2);
  expect(wordsOf(await chartOf(before, several))).toContain('diagonal');
  expect(wordsOf(await chartOf(before, before))).toContain('both solve 1');
});

test('Names of runs are shown as text, whatever is in them.', async () => {
  const hostile = { name: '\u202e<img src=x>"\'&' };
  const found = compared(evaluationOf([1], 2, hostile), evaluationOf([1], 2, hostile));
  const { markup } = await taskChart(found.comparison.base, found);
  expect(markup).not.toContain('<img');
  expect(markup).toContain('&lt;img src=x&gt;');
  expect(markup).not.toContain('\u202e');
});

test('Of a long name its end is shown, where names of files differ.', async () => {
  const folder = '/a/folder/'.repeat(10);
  const figure = await chartOf(
    evaluationOf([1], 2, { name: `${folder}before.jsonl` }),
    evaluationOf([1], 2, { name: `${folder}after.jsonl` }),
  );
  const titles = [...figure.querySelectorAll('svg .role-axis-title text')].map(({ textContent }) => textContent);
  expect(titles).toEqual([
    expect.stringMatching(/^….{0,50}\/before\.jsonl$/),
    expect.stringMatching(/^….{0,50}\/after\.jsonl$/),
  ]);
});
