// Pure: starts nothing.
import { describe, expect, it } from 'vitest';
import { freeze } from '../../domain/freeze.ts';
import type { ModelPlan, CollectPlan } from '../../domain/plan.ts';
import { dataDifferences } from '../../domain/plan-difference.ts';
import { sampleModel, samplePlan } from '../support/sample-plan.ts';

const stored = freeze(samplePlan());
const differences = (more: Partial<CollectPlan>): string[] => dataDifferences(stored, samplePlan(more));

describe('parts that only change the place', () => {
  const models: Partial<ModelPlan>[] = [
    { baseURL: 'https://elsewhere.example/v1' },
    { apiKeyEnv: 'OTHER_API_KEY' },
    { headers: { 'X-Project': 'x' } },
    { timeoutSeconds: 1 },
    { maxTokensField: 'max_completion_tokens' },
    { concurrency: 1 },
    { price: { input: 1, cachedInput: 1, output: 1 } },
  ];
  it.each(models)('may differ: student.%o', (more) => {
    expect(differences({ student: sampleModel(more) })).toEqual([]);
  });

  const plans: Partial<CollectPlan>[] = [
    { tasksPerWorkflow: 7 },
    { budget: { usd: 1, calls: 2, tokens: 3 } },
    { card: { licence: 'x' } },
  ];
  it.each(plans)('may differ: %o', (more) => {
    expect(differences(more)).toEqual([]);
  });
});

describe('parts that change the data', () => {
  it.each<[Partial<CollectPlan>, string]>([
    [{ seed: 1 }, 'seed: 0 in the run, 1 in the plan'],
    [{ student: sampleModel({ temperature: 0.7 }) }, 'student.temperature: 0.3 in the run, 0.7 in the plan'],
    [{ student: sampleModel({ temperature: null }) }, 'student.temperature: 0.3 in the run, nothing in the plan'],
    [{ student: sampleModel({ model: 'other' }) }, 'student.model: "student" in the run, "other" in the plan'],
    [{ student: sampleModel({ stop: ['x'] }) }, 'student.stop: [] in the run, ["x"] in the plan'],
    [
      { student: sampleModel({ extraBody: { top_k: 4 } }) },
      'student.extraBody.top_k: nothing in the run, 4 in the plan',
    ],
    [
      { tasks: { ...samplePlan().tasks, digest: 'ab12' } },
      'tasks.path: the file has changed since the run was created',
    ],
    [{ limits: { cpuMs: 1, memoryMb: 256 } }, 'limits.cpuMs: 3000 in the run, 1 in the plan'],
    [
      { student: sampleModel({ identity: 'round2' }) },
      'student.identity: "http://127.0.0.1:8000/v1 student" in the run, "round2" in the plan',
    ],
  ])('are shown: %o', (more, sentence) => {
    expect(differences(more)).toEqual([sentence]);
  });

  it('are cut where they are long, and told apart at their ends', () => {
    const prompts = (end: string) => ({ attempt: `${'a'.repeat(200)}${end}`, refine: null, rectify: null });
    const [sentence, ...rest] = dataDifferences(
      freeze(samplePlan({ prompts: prompts('b') })),
      samplePlan({ prompts: prompts('c') }),
    );
    expect(rest).toEqual([]);
    expect(sentence).toMatch(/^prompts\.attempt: "a{59}… \(203 characters\) in the run/);
  });
});
