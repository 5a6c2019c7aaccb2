import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { compared } from '../../../client/compare/compared.ts';
import { comparedPage } from '../../../client/compare/compared-page.ts';
import type { Evaluation } from '../../../domain/evaluation/evaluation.ts';
import { evaluationOf } from '../../domain/evaluation/samples.ts';

const pageOf = async (before: Evaluation, after: Evaluation) =>
  parseHTML(await comparedPage(compared(before, after))).document;

const solved = (tasks: number, share: number): number[] =>
  Array.from({ length: tasks }, (_, at) => (at < tasks * share ? 1 : 0));

test('A page begins with what changed, and says where that may be chance.', async () => {
  const better = await pageOf(evaluationOf(solved(200, 0.3), 1), evaluationOf(solved(200, 0.6), 1));
  expect(better.querySelector('h1')?.textContent).toBe('pass@1 went from 30.0 % to 60.0 % on 200 tasks: better.');
  const chance = await pageOf(evaluationOf([1, 0, 0], 1), evaluationOf([0, 1, 1], 1));
  expect(chance.querySelector('h1')?.textContent).toContain('better, and the difference may be chance.');
  const equal = await pageOf(evaluationOf([1, 0], 1), evaluationOf([1, 0], 1));
  expect(equal.querySelector('h1')?.textContent).toContain('as good as before, and the difference may be chance.');
});

test('Tasks won and lost are listed with their samples, and the further tests have a section of their own.', async () => {
  const plain = await pageOf(evaluationOf([2, 0], 2), evaluationOf([0, 2], 2));
  const rows = [...plain.querySelectorAll('#base details')].map((details) => details.textContent?.replaceAll('\n', ''));
  expect(rows).toEqual([expect.stringContaining('t10/22/2'), expect.stringContaining('t02/20/2')]);
  expect(plain.querySelector('#further')).toBeNull();
  const stricter = await pageOf(evaluationOf([1], 1, { further: true }), evaluationOf([1], 1, { further: true }));
  expect(stricter.querySelectorAll('#further svg.chart')).toHaveLength(1);
});

test('A page holds nothing that runs, whatever the evaluations are called.', async () => {
  const hostile = { name: '<script>alert(1)</script>', benchmark: '<b>x</b>' };
  const page = await comparedPage(compared(evaluationOf([1], 1, hostile), evaluationOf([0], 1, hostile)));
  const { document } = parseHTML(page);
  expect(document.querySelectorAll('script, b')).toHaveLength(0);
  expect(page).toContain('&lt;script&gt;');
});
