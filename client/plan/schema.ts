import { z } from 'zod';
import { benchmarks, mbppSplits } from '../../domain/benchmarks/benchmark.ts';
import { mapFields, type RunPlan } from '../../domain/plan.ts';
import { modelSchema } from './model-schema.ts';
import { asks, section, wholeNumber, words } from './section.ts';
import { valueAt } from './shown.ts';

const idText = z.union([z.string().min(1), z.number().transform(String)]);

/** Which rows of a file are wanted. */
const rowChoice = {
  ids: z
    .tuple([z.int(), z.int()])
    .refine(([first, last]) => first <= last, 'expected the first id before the last, found it after; exchange them')
    .nullable()
    .default(null)
    .meta(asks('the first and the last of a range of ids', [601, 974])),
  limit: wholeNumber(1, 100).nullable().default(null),
  only: z
    .array(idText)
    .min(1)
    .nullable()
    .default(null)
    .meta(asks('a list of ids', ['601', '602'])),
};

const taskSource = section({
  path: words('the file of tasks', 'tasks.jsonl'),
  format: z
    .enum(['persd', 'mbpp', 'humaneval', 'evalplus', 'multipl-e', 'traces', 'map'])
    .nullable()
    .default(null)
    .meta(asks('persd, mbpp, humaneval, evalplus, multipl-e, traces or map', 'map')),
  fields: z
    .partialRecord(z.enum(mapFields), z.string().min(1))
    .default({})
    .meta(asks(`columns' names by what they hold: ${mapFields.join(', ')}`, { text: 'question', tests: 'cases' })),
  ...rowChoice,
});

const prompts = section({
  attempt: words('a prompt file', 'attempt.txt').nullable().default(null),
  refine: words('a prompt file', 'refine.txt').nullable().default(null),
  rectify: words('a prompt file', 'rectify.txt').nullable().default(null),
});

const auto = z.literal('auto').transform(() => 0);

const named = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,62}$/)
  .meta(asks('at most 63 small letters, digits, dots, hyphens and underscores, a letter or digit first', 'mbpp-train'));

const kind = (example: string) => asks('collect or evaluate', example);

/** What plans of both kinds say. */
const anyPlan = {
  student: modelSchema({ endpoint: 'completions', temperature: 0.3, topP: 0.95, concurrency: 100 }),
  seed: z.int().default(0).meta(asks('a whole number', 0)),
  limits: section({
    cpuMs: wholeNumber(1, 3000, 60_000).default(3000),
    memoryMb: wholeNumber(128, 256).default(256),
  }).prefault({}),
  sandbox: section({
    python: z.enum(['wasm', 'native']).default('wasm').meta(asks('wasm or native', 'wasm')),
    refuseWeak: z.boolean().default(false).meta(asks('true or false', false)),
  }).prefault({}),
  tasksPerWorkflow: z
    .union([auto, z.int().min(1).max(100)])
    .default(0)
    .meta(asks('auto or a whole number from 1 to 100', 'auto')),
  budget: section({
    usd: z.number().gt(0).nullable().default(null).meta(asks('US dollars', 6)),
    calls: wholeNumber(1, 5000).nullable().default(null),
    tokens: wholeNumber(1, 1_000_000).nullable().default(null),
  }).prefault({}),
};

/** `plan.yaml` as people write it; what they leave out is filled in. */
export const planSchema = section({
  name: named,
  kind: z.literal('collect').default('collect').meta(kind('collect')),
  tasks: taskSource,
  ...anyPlan,
  teacher: modelSchema({ endpoint: 'chat', temperature: null, topP: null, concurrency: 50 }),
  attempts: wholeNumber(1, 1).default(1),
  refinements: wholeNumber(0, 1).default(1),
  refineMode: z.enum(['resample', 'chain']).default('resample').meta(asks('resample or chain', 'resample')),
  gold: z.enum(['task', 'teacher', 'none']).default('task').meta(asks('task, teacher or none', 'task')),
  goldFor: z.enum(['failed', 'all']).default('failed').meta(asks('failed or all', 'failed')),
  feedback: z
    .enum(['plain', 'paper', 'none', 'teacher'])
    .default('plain')
    .meta(asks('plain, paper, none or teacher', 'plain')),
  prompts: prompts.prefault({}),
  card: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String))
    .default({})
    .meta(asks('texts by name', { licence: 'cc-by-4.0' })),
});

const benchmarkSource = section({
  benchmark: z.enum(benchmarks).meta(asks(`one of ${benchmarks.join(', ')}`, 'humaneval')),
  path: words("the benchmark's file", 'HumanEval.jsonl.gz'),
  split: z
    .enum(mbppSplits)
    .nullable()
    .default(null)
    .meta(asks(`one of ${mbppSplits.join(', ')}`, 'test')),
  ...rowChoice,
  n: wholeNumber(1, 20).default(1),
  k: z
    .array(z.int().min(1))
    .min(1)
    .default([1])
    .meta(asks('a list of whole numbers, each at most n', [1, 10])),
  steps: wholeNumber(1, 2, 10).default(1),
  wording: z.enum(['benchmark', 'persd']).nullable().default(null).meta(asks('benchmark or persd', 'persd')),
});

/** A plan of `kind: evaluate`. */
export const evaluateSchema = section({
  name: named,
  kind: z.literal('evaluate').meta(kind('evaluate')),
  evaluate: benchmarkSource,
  ...anyPlan,
  prompts: section({
    attempt: words('a prompt file', 'attempt.txt').nullable().default(null),
    rectify: words('a prompt file', 'rectify.txt').nullable().default(null),
  }).prefault({}),
});

/** The kind that a plan is written for: the one that it says, or the one that alone has a section of it. */
export function planKindOf(plan: unknown): RunPlan['kind'] {
  const said = valueAt(plan, ['kind']);
  const meant = said !== 'collect' && valueAt(plan, ['evaluate']) !== undefined;
  return said === 'evaluate' || meant ? 'evaluate' : 'collect';
}

/** The schema of plans of that kind. */
export const schemaOf = (plan: unknown): typeof planSchema | typeof evaluateSchema =>
  planKindOf(plan) === 'evaluate' ? evaluateSchema : planSchema;
