import { cutBlocks } from '../../domain/block.ts';
import type { Block } from '../../domain/block.ts';
import type { ModelPlan, CollectPlan } from '../../domain/plan.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { ExecutedProgram, Outcome, ProgramKind, Trajectory } from '../../domain/trajectory.ts';
import { leaseOwner } from '../../store/open.ts';
import type { NewCall, NewRun, Spend, StoredReply } from '../../store/port.ts';
import { sampleModel, samplePlan } from '../support/sample-plan.ts';

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
  const { tasks, budget: none } = samplePlan();
  return samplePlan({
    name,
    tasks: { ...tasks, digest: null },
    student: model('student'),
    teacher: model('teacher'),
    tasksPerWorkflow: 2,
    budget: { ...none, ...budget },
  });
}

const model = (name: string): ModelPlan =>
  sampleModel({ model: name, identity: name, endpoint: 'chat', temperature: 0, topP: null, maxTokens: 100 });

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
  const host = '127.0.0.1:1';
  return { key, ...usual, host, maxTokens: 100, request: '{"messages":[]}', ...change };
}

/** A line of a batch's file. */
export const answerOf = (key: string): string => JSON.stringify({ custom_id: key, text: key.repeat(50) });

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
