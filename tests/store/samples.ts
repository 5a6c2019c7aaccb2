import { cutBlocks } from '../../domain/block.ts';
import type { Block } from '../../domain/block.ts';
import type { ModelPlan, CollectPlan } from '../../domain/plan.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { ExecutedProgram, Outcome, ProgramKind, Trajectory } from '../../domain/trajectory.ts';
import { leaseOwner } from '../../store/open.ts';
import type { NewCall, NewRun, Spend, StoredReply } from '../../store/port.ts';

export const me = leaseOwner();

export const nothing: Spend = { usd: 0, calls: 0, tokens: 0 };

export function newRun(
  name: string,
  tasks: number,
  budget: Partial<CollectPlan['budget']> = {},
  size = 2,
): NewRun<CollectPlan> {
  const blocks: Block[] = cutBlocks(tasks, size, 0);
  // Positions run against the numbers, so that neither can stand for the other.
  const numbered = Array.from({ length: tasks }, (_, index) => ({ task: task(index), position: tasks - 1 - index }));
  return { plan: plan(name, budget), tasks: numbered, tasksPerWorkflow: size, blocks };
}

export function plan(name: string, budget: Partial<CollectPlan['budget']> = {}): CollectPlan {
  return {
    name,
    kind: 'collect',
    tasks: { path: 'tasks.jsonl', digest: null, format: null, fields: {}, ids: null, limit: null, only: null },
    student: model('student'),
    teacher: model('teacher'),
    seed: 0,
    attempts: 1,
    refinements: 1,
    refineMode: 'resample',
    gold: 'task',
    goldFor: 'failed',
    feedback: 'plain',
    prompts: { attempt: null, refine: null, rectify: null },
    limits: { cpuMs: 3000, memoryMb: 256 },
    sandbox: { python: 'wasm', refuseWeak: false },
    tasksPerWorkflow: 2,
    budget: { usd: null, calls: null, tokens: null, ...budget },
    card: {},
  };
}

function model(name: string): ModelPlan {
  return {
    model: name,
    identity: name,
    endpoint: 'chat',
    temperature: 0,
    topP: null,
    maxTokens: 100,
    stop: [],
    seed: null,
    extraBody: {},
    baseURL: 'http://127.0.0.1:1/v1',
    apiKeyEnv: null,
    headers: {},
    timeoutSeconds: 60,
    maxTokensField: 'max_tokens',
    concurrency: 4,
    price: null,
  };
}

export function task(index: number): CodingTask {
  return {
    id: `task-${index}`,
    text: `Return ${index}.`,
    entryPoint: 'answer',
    header: 'def answer():',
    gold: null,
    language: 'python',
    setup: '',
    tests: [{ kind: 'code', code: `assert answer() == ${index}` }],
  };
}

export function call(key: string, change: Partial<NewCall> = {}): NewCall {
  const usual = { run: 'run', role: 'student', stage: 'attempt', task: 'task-0', identity: 'student' } as const;
  return { key, ...usual, maxTokens: 100, request: '{"messages":[]}', ...change };
}

export function reply(text: string, unified = 'stop'): StoredReply {
  const usage = { input: 10, cachedInput: 4, output: 5 };
  return { text, reasoning: '', finish: { unified, raw: unified }, usage, raw: `{"text":"${text}"}` };
}

export function program(kind: ProgramKind, index: number, source = 'def answer(): ...'): ExecutedProgram {
  return {
    kind,
    index,
    call: null,
    program: source,
    completion: null,
    words: '',
    truncated: false,
    execution: {
      status: 'passed',
      cause: null,
      tests: [],
      executed: 1,
      total: 1,
      exception: null,
      stdout: '',
      cpuMs: 1,
      wallMs: 1,
      assurance: 'weak',
      suspicion: [],
      rung: 'process',
      runtime: 'python',
    },
  };
}

/** As `newRun` numbers them: the last number is the first position. */
export function trajectory(
  number: number,
  outcome: Outcome,
  tasks = 4,
  run = 'run',
): { number: number; trajectory: Trajectory } {
  const position = tasks - 1 - number;
  const rest = { gold: null, attempts: [program('attempt', 0)], feedback: '', refinements: [], failure: null };
  return { number, trajectory: { schema: 1, run, task: `task-${number}`, position, outcome, ...rest } };
}
