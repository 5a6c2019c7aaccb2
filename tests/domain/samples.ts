import type { CodeExecution } from '../../domain/execution.ts';
import type { ModelPlan } from '../../domain/plan.ts';
import type { ShowingPlan } from '../../domain/example/shown.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { ExecutedProgram, Trajectory } from '../../domain/trajectory.ts';

export const task: CodingTask = {
  id: 'double',
  text: 'Return twice the number.',
  entryPoint: 'double',
  header: 'def double(x):',
  gold: 'def double(x):\n    return 2 * x',
  language: 'python',
  setup: '',
  tests: [
    { kind: 'value', call: 'double(2)', expected: '4', value: { t: 'int', v: '4' } },
    { kind: 'stdout', call: 'print(double(1))', stdout: '2' },
    { kind: 'code', code: 'assert double(0) == 0' },
  ],
};

const model = (endpoint: ModelPlan['endpoint']): ModelPlan => ({
  model: 'some-model',
  identity: 'some-model',
  endpoint,
  temperature: 0.3,
  topP: null,
  maxTokens: 256,
  stop: [],
  seed: null,
  extraBody: {},
  baseURL: 'http://127.0.0.1:1/v1',
  apiKeyEnv: null,
  headers: {},
  timeoutSeconds: 60,
  maxTokensField: 'max_tokens',
  concurrency: 1,
  price: null,
});

export const planOf = (student: ModelPlan['endpoint'], more: Partial<ShowingPlan> = {}): ShowingPlan => ({
  prompts: { attempt: null, refine: null, rectify: null },
  feedback: 'plain',
  refineMode: 'resample',
  student: model(student),
  teacher: model('chat'),
  ...more,
});

export const execution = (more: Partial<CodeExecution> = {}): CodeExecution => ({
  status: 'passed',
  cause: null,
  tests: [],
  executed: 3,
  total: 3,
  exception: null,
  stdout: '',
  cpuMs: 12,
  wallMs: 34,
  assurance: 'values',
  suspicion: [],
  rung: 'process',
  runtime: 'pyodide',
  ...more,
});

const program = (kind: ExecutedProgram['kind'], body: string, more: Partial<CodeExecution>): ExecutedProgram => ({
  kind,
  index: 0,
  call: kind === 'gold' ? null : `call-of-${kind}`,
  program: `def double(x):${body}`,
  completion: body,
  words: '',
  truncated: false,
  execution: execution(more),
});

export const refined: Trajectory = {
  schema: 1,
  run: 'a-run',
  task: 'double',
  position: 0,
  outcome: 'refined',
  gold: program('gold', '\n    return 2 * x', {}),
  attempts: [program('attempt', '\n    return x ** 2', { status: 'failed', cause: 'assertion' })],
  feedback: 'The program gives a wrong answer.',
  refinements: [
    program('refinement', '\n    return x * x', { status: 'failed', cause: 'assertion' }),
    { ...program('refinement', '\n    return x + x', {}), index: 1 },
  ],
  failure: null,
};
