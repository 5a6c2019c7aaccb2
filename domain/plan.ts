import type { Price } from './model.ts';

export type TaskFormat = 'persd' | 'mbpp' | 'humaneval' | 'map' | 'traces';
export type GoldSource = 'task' | 'teacher' | 'none';
export type FeedbackKind = 'plain' | 'paper' | 'none' | 'teacher';

/** What a column of somebody's own file can hold; `inputs` and `outputs` are lists of the same length. */
export const mapFields = ['id', 'text', 'entryPoint', 'header', 'gold', 'setup', 'tests', 'inputs', 'outputs'] as const;
export type MapField = (typeof mapFields)[number];

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
}

/** The wording asked and trained, as prompt files' text; null: the product's own. */
export interface PromptFiles {
  attempt: string | null;
  refine: string | null;
  rectify: string | null;
}

/** The file that says everything that changes the data. Checked before it becomes this. */
export interface RunPlan {
  name: string;
  kind: 'collect' | 'evaluate';
  tasks: TaskSource;
  student: ModelPlan;
  teacher: ModelPlan;
  seed: number;
  attempts: number;
  refinements: number;
  refineMode: 'resample' | 'chain';
  gold: GoldSource;
  goldFor: 'failed' | 'all';
  feedback: FeedbackKind;
  prompts: PromptFiles;
  /** Processor milliseconds of one program, and mebibytes of its memory. */
  limits: { cpuMs: number; memoryMb: number };
  /** `native`: this machine's own CPython, with the packages that it has. */
  sandbox: { python: 'wasm' | 'native'; refuseWeak: boolean };
  /** 0: `auto`. */
  tasksPerWorkflow: number;
  budget: { usd: number | null; calls: number | null; tokens: number | null };
  card: Record<string, string>;
}
