import type { Cap } from './cap.ts';
import type { Benchmark, MbppSplit } from './benchmarks/benchmark.ts';
import type { Price } from './model.ts';

export type TaskFormat = 'persd' | 'mbpp' | 'humaneval' | 'evalplus' | 'multipl-e' | 'map' | 'traces';
export type GoldSource = 'task' | 'teacher' | 'none';
export type FeedbackKind = 'plain' | 'paper' | 'none' | 'teacher';

/** What a column of somebody's own file can hold; `inputs` and `outputs` are lists of the same length. */
export const mapFields = ['id', 'text', 'entryPoint', 'header', 'gold', 'setup', 'tests', 'inputs', 'outputs'] as const;
type MapField = (typeof mapFields)[number];

/** Where tasks come from. */
export interface TaskSource {
  /** Relative to the plan's folder. */
  path: string;
  /** Null: told from the rows. */
  format: TaskFormat | null;
  /** For `map`: which column holds what. */
  fields: Partial<Record<MapField, string>>;
  /** First and last id of a range of numeric ids, both included. */
  ids: [number, number] | null;
  limit: number | null;
  /** These ids and no others. */
  only: string[] | null;
  /** SHA-256 of the file, set when a run is created; null before. */
  digest?: string | null;
}

/** One model of a run: what changes the data first, what only changes the place after it. */
export interface ModelPlan {
  model: string;
  /** Which weights answer; null until a run is created, which freezes `baseURL` and `model` into it. */
  identity: string | null;
  endpoint: 'chat' | 'completions';
  temperature: number | null;
  topP: number | null;
  maxTokens: number;
  stop: string[];
  /** The server's own sampling seed, where it takes one. */
  seed: number | null;
  /** Sent as it is, and part of the journal's key. */
  extraBody: Record<string, unknown>;

  baseURL: string;
  /** A variable's name, never a key; null for servers that want none. */
  apiKeyEnv: string | null;
  headers: Record<string, string>;
  timeoutSeconds: number;
  /** The name under which the server wants `maxTokens`. */
  maxTokensField: 'max_tokens' | 'max_completion_tokens';
  /** Calls in flight at once. */
  concurrency: number;
  /** Requests and tokens that a minute allows; without them, what the server says of it. */
  rpm?: number | null | undefined;
  tpm?: number | null | undefined;
  /** Null: unknown, so no cost is shown and no budget in dollars is possible. */
  price: Price | null;
  /** Asks by batches; without it, call by call. */
  batch?: BatchPlan | null | undefined;
}

/** How calls are gathered into one batch, which the server answers within a day. */
export interface BatchPlan {
  /** Seconds that the first call of a batch waits for others. */
  waitSeconds: number;
  /** The part of the price that the server takes off. */
  discount: number;
}

export const isBatched = ({ batch }: ModelPlan): boolean => batch !== null && batch !== undefined;

/** What a call of a model costs; null where the plan does not say. */
export function priceOf({ price, batch }: ModelPlan): Price | null {
  if (price === null || !batch) return price;
  const left = 1 - batch.discount;
  return { input: price.input * left, cachedInput: price.cachedInput * left, output: price.output * left };
}

/** The wording asked and trained, as prompt files' text; null: the product's own. */
export interface PromptFiles {
  attempt: string | null;
  refine: string | null;
  rectify: string | null;
}

/** What a plan of either kind says. */
interface AnyPlan {
  name: string;
  student: ModelPlan;
  seed: number;
  prompts: PromptFiles;
  /** Processor milliseconds of one program, and mebibytes of its memory. */
  limits: { cpuMs: number; memoryMb: number };
  /** `native`: this machine's own CPython, with the packages that it has. */
  sandbox: { python: 'wasm' | 'native'; refuseWeak: boolean };
  /** Tasks or samples that one workflow walks; 0: `auto`. */
  tasksPerWorkflow: number;
  budget: Cap;
}

/** A plan that collects training data. */
export interface CollectPlan extends AnyPlan {
  kind: 'collect';
  tasks: TaskSource;
  teacher: ModelPlan;
  attempts: number;
  refinements: number;
  refineMode: 'resample' | 'chain';
  gold: GoldSource;
  goldFor: 'failed' | 'all';
  feedback: FeedbackKind;
  card: Record<string, string>;
}

/** How a base model is asked first: with the benchmark's own prompt, or in the product's wording, as it may have been trained. */
export type Wording = 'benchmark' | 'persd';

/** What the student is measured by. */
export interface BenchmarkPlan {
  benchmark: Benchmark;
  /** Relative to the plan's folder. */
  path: string;
  /** MBPP only; null: `test`. */
  split: MbppSplit | null;
  /** First and last id of a range of numeric ids, both included. */
  ids: [number, number] | null;
  limit: number | null;
  /** These ids and no others. */
  only: string[] | null;
  /** Samples a task. */
  n: number;
  /** Each k of pass@k. */
  k: number[];
  /** Answers at most of one sample: each after the first is asked for with feedback from the tests that the task shows. */
  steps: number;
  /** Null: `benchmark` for a completion endpoint, `persd` for a chat. */
  wording: Wording | null;
  /** SHA-256 of the file, set when a run is created; null before. */
  digest?: string | null;
  /** The published file that it is, set when a run is created; null where no known one has this hash. */
  known?: string | null;
}

/** A plan that measures a student. Nobody teaches in it. */
export interface EvaluatePlan extends AnyPlan {
  kind: 'evaluate';
  evaluate: BenchmarkPlan;
}

/** The file that says everything that changes the data. Checked before it becomes this. */
export type RunPlan = CollectPlan | EvaluatePlan;

/** The models that a run asks: its student, and its teacher where it has one. */
export const modelsOf = (plan: RunPlan): ModelPlan[] =>
  plan.kind === 'collect' ? [plan.student, plan.teacher] : [plan.student];
