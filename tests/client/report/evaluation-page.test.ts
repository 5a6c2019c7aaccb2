// An evaluation's page, from figures to markup.
import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { evaluationHeadline, evaluationPage } from '../../../client/report/evaluation-page.ts';
import type { EvaluationReport } from '../../../client/report/evaluation-report.ts';
import type { Evaluation } from '../../../domain/evaluation/evaluation.ts';
import { summarise } from '../../../domain/evaluation/summary.ts';
import { evaluationOf, resultFor } from '../../domain/evaluation/samples.ts';

function reportOf(made: Evaluation, ended = made.tasks.length): EvaluationReport {
  const { results: _, ...evaluation } = made;
  return {
    persd: '0.1.0',
    run: { name: 'measured', state: 'done', reason: '', tasks: made.tasks.length, ended },
    evaluation,
    steps: Array.from({ length: made.steps }, (_step, at) => summarise(made, at + 1)),
  };
}

const halfOf = (tasks: number, more: Partial<Evaluation> = {}): Evaluation =>
  evaluationOf(
    Array.from({ length: tasks }, (_, at) => at % 2),
    1,
    more,
  );

it('says the score with its interval in one sentence, and all scores in a chart and a table', async () => {
  const asked = { model: 'a-student', endpoint: 'chat', prompt: 'p' };
  const report = reportOf(halfOf(200, { asked, k: [1, 10] }));
  expect(evaluationHeadline(report)).toMatch(
    /^a-student scores pass@1 = 50\.0\u00a0% \(95\u00a0%: 4\d\.\d to 5\d\.\d\u00a0%\) on 200 tasks of humaneval\.$/,
  );
  const { document } = parseHTML(await evaluationPage(report));
  expect(document.querySelectorAll('#rates svg.chart .mark-symbol path')).toHaveLength(1);
  const cells = [...document.querySelectorAll('#rates tbody tr')].map((row) => row.textContent);
  expect(cells).toEqual([expect.stringMatching(/^pass@150\.0 %/), 'pass@10–a task has only 1 samples']);
  expect(document.querySelectorAll('#answers details tbody tr')).toHaveLength(200);
});

it('tells the second step beside the first', async () => {
  const evaluation = halfOf(10, { steps: 2 });
  const mended = { ...evaluation, results: [...evaluation.results, resultFor('t0', 0, true, { step: 2 })] };
  const report = reportOf(mended);
  expect(evaluationHeadline(report)).toContain('pass@1 = 60.0\u00a0% after 2 steps');
  const { document } = parseHTML(await evaluationPage(report));
  expect(document.querySelectorAll('#rates svg.chart .mark-symbol path')).toHaveLength(2);
  expect(document.querySelector('#rates')?.textContent).toContain('*: with under 100 tasks');
});

it('has nothing to say before the first verdict, and says so', async () => {
  const report = reportOf({ ...halfOf(4), results: [] }, 0);
  expect(evaluationHeadline(report)).toBe('No sample has a verdict yet, so there is nothing to report.');
  expect(await evaluationPage(report)).toContain('This run is not finished');
});

it('shows what a benchmark or a model is called as text', async () => {
  const hostile = '<script>x</script>';
  const asked = { model: hostile, endpoint: hostile, prompt: hostile };
  const results = [resultFor(hostile, 0, false)];
  const page = await evaluationPage(reportOf(halfOf(1, { asked, benchmark: hostile, tasks: [hostile], results })));
  expect(parseHTML(page).document.querySelectorAll('script')).toHaveLength(0);
  expect(page).toContain('&lt;script&gt;');
});
