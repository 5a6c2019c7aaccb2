// From a real store to the figures of an evaluation.
import { expect, it } from 'vitest';
import { gatherEvaluation } from '../../../client/report/evaluation-report.ts';
import { chooseEvaluation } from '../../../client/run/choose.ts';
import type { SampleRecord } from '../../../domain/sample.ts';
import { resultFor } from '../../domain/evaluation/samples.ts';
import { openedStore } from '../../store/opened-store.ts';
import { newRun } from '../../store/samples.ts';
import { sampleEvaluatePlan } from '../../support/sample-plan.ts';

const record = (task: string, passed: boolean): SampleRecord => ({
  schema: 1,
  task,
  sample: 0,
  outcome: passed ? 'passed' : 'failed',
  shows: false,
  results: [resultFor(task, 0, passed)],
  failure: null,
});

it('counts the samples that have ended, and says how many have not', async () => {
  const store = await openedStore();
  await store.runs.create({ ...newRun('run', 3), plan: sampleEvaluatePlan({}, { name: 'run' }) });
  const ended = [record('task-0', true), record('task-1', false)];
  await store.samples.write(
    'run',
    ended.map((one, number) => ({ number, record: one })),
  );
  const report = await gatherEvaluation(store, await chooseEvaluation(store, 'run'));
  expect(report.run).toEqual({ name: 'run', state: 'open', reason: '', tasks: 3, ended: 2 });
  expect(report.steps).toMatchObject([{ samples: 2, base: [{ k: 1, estimate: 0.5 }], causes: { assertion: 1 } }]);
  expect(JSON.stringify(report)).not.toContain('127.0.0.1');
});
