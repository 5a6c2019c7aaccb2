// A real store in a temporary folder, and a real benchmark file of our own rows.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findOrCreateEvaluation } from '../../../client/evaluate/create-run.ts';
import { evaluationOf, silentTasks } from '../../../client/evaluate/evaluation-of.ts';
import { promptDigest } from '../../../client/evaluate/prompt-digest.ts';
import { chooseEvaluation } from '../../../client/run/choose.ts';
import type { EvaluatePlan } from '../../../domain/plan.ts';
import type { SampleRecord } from '../../../domain/sample.ts';
import { openStore } from '../../../store/open.ts';
import type { Store } from '../../../store/port.ts';
import { benchmarkRows } from '../../support/benchmark.ts';
import { sampleEvaluatePlan, sampleModel } from '../../support/sample-plan.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

async function world(): Promise<{ store: Store; place: { folder: string; allowOutside: false; skipBad: false } }> {
  const folder = temporaryHome();
  writeFileSync(join(folder, 'sums.jsonl'), benchmarkRows(2));
  const store = await openStore(join(folder, 'home'));
  onTestFinished(() => store.close());
  return { store, place: { folder, allowOutside: false, skipBad: false } };
}

const planOf = (evaluate: Partial<EvaluatePlan['evaluate']>, more: Partial<EvaluatePlan> = {}): EvaluatePlan =>
  sampleEvaluatePlan({ path: 'sums.jsonl', ...evaluate }, { name: 'run', ...more });

describe('the run of a plan that evaluates', () => {
  it('has n samples of each task, one of each after the other, with the benchmark’s prompts', async () => {
    const { store, place } = await world();
    await findOrCreateEvaluation(store, planOf({ n: 2 }), place);
    const loaded = await store.tasks.load('run', [0, 1, 2, 3]);
    expect(loaded.map(({ task, sample }) => [task.id, sample])).toEqual([
      ['Sum/0', 0],
      ['Sum/1', 0],
      ['Sum/0', 1],
      ['Sum/1', 1],
    ]);
    expect(loaded[0]?.task.prompt).toContain('def add_0(number: int) -> int:');
    expect(loaded[0]?.task.shown).toHaveLength(1);
  });

  it('takes more samples under the same name, tells any k, and buys no other data under it', async () => {
    const { store, place } = await world();
    await findOrCreateEvaluation(store, planOf({ n: 1 }), place);
    await findOrCreateEvaluation(store, planOf({ n: 3, k: [1, 3] }), place);
    expect(await store.runs.get('run')).toMatchObject({ tasks: 6, plan: { evaluate: { n: 3, k: [1, 3] } } });
    const other = planOf({ n: 3 }, { student: sampleModel({ temperature: 0.9 }) });
    await expect(findOrCreateEvaluation(store, other, place)).rejects.toThrow(
      'student.temperature: 0.3 in the run, 0.9 in the plan',
    );
    await expect(findOrCreateEvaluation(store, planOf({ n: 3, steps: 2 }), place)).rejects.toThrow(
      'evaluate.steps: 1 in the run, 2 in the plan',
    );
    await expect(findOrCreateEvaluation(store, planOf({ n: 2 }), place)).rejects.toThrow('expected at least the 3');
  });

  it('is not gone on with when the benchmark’s file has changed', async () => {
    const { store, place } = await world();
    await findOrCreateEvaluation(store, planOf({}), place);
    writeFileSync(join(place.folder, 'sums.jsonl'), benchmarkRows(3));
    await expect(findOrCreateEvaluation(store, planOf({}), place)).rejects.toThrow(
      'evaluate.path: the file has changed',
    );
  });
});

describe('what it has come to', () => {
  it('is every sample that has ended but the abandoned ones, in the order of tasks and samples', async () => {
    const { store, place } = await world();
    await findOrCreateEvaluation(store, planOf({ n: 2, steps: 2 }), place);
    const result = (task: string, sample: number) => ({
      task,
      sample,
      step: 1,
      status: 'passed' as const,
      cause: null,
      further: null,
      truncated: false,
      extracted: true,
      length: 1,
    });
    const record = (number: number, task: string, sample: number, outcome: 'passed' | 'abandoned', shows: boolean) => ({
      number,
      record: {
        schema: 1 as const,
        task,
        sample,
        outcome,
        shows,
        results: [result(task, sample)],
        failure: null,
      } satisfies SampleRecord,
    });
    await store.samples.write('run', [
      record(3, 'Sum/1', 1, 'abandoned', true),
      record(2, 'Sum/0', 1, 'passed', false),
      record(0, 'Sum/0', 0, 'passed', false),
    ]);
    const evaluation = await evaluationOf(store, await chooseEvaluation(store, 'run'));
    expect(evaluation).toMatchObject({ name: 'run', benchmark: 'humaneval', steps: 2, tasks: ['Sum/0', 'Sum/1'] });
    expect(evaluation.results.map(({ task, sample }) => [task, sample])).toEqual([
      ['Sum/0', 0],
      ['Sum/0', 1],
    ]);
    expect(evaluation.asked).toMatchObject({ model: 'student', endpoint: 'completions' });
    expect(await silentTasks(store, 'run')).toEqual(['Sum/0']);
  });
});

describe('the wording’s hash', () => {
  const chat = { student: sampleModel({ endpoint: 'chat' }) };
  const other = { attempt: '<<TASK>> <<HEADER>>', refine: null, rectify: null };
  it('differs with the wording of any step, and with nothing else', () => {
    const digests = [
      planOf({}),
      planOf({ wording: 'persd' }),
      planOf({ steps: 2 }),
      planOf({}, chat),
      planOf({}, { prompts: other }),
    ].map(promptDigest);
    expect(new Set(digests).size).toBe(digests.length);
    const elsewhere = { seed: 7, student: sampleModel({ model: 'other', temperature: 1 }) };
    expect(promptDigest(planOf({ n: 9, limit: 3 }, elsewhere))).toBe(digests[0]);
  });
});
