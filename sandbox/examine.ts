import type { CodeExecution } from '../domain/execution.ts';
import type { CodingTask, TaskTest } from '../domain/task.ts';
import type { TimedGold } from './gold-times.ts';
import type { ExecutionLimits, Sandbox } from './port.ts';
import { runSample, type SampleConditions } from './run-sample.ts';

/** What became of one program on a benchmark's own tests, and on its further ones where it passed these. */
export interface Examination {
  base: CodeExecution;
  /** Null where there are no further tests, or the program failed before them. */
  further: CodeExecution | null;
  /** It would have passed, and the compiler alone refuses it. */
  refused: boolean;
}

/** Further tests are many: a program that passed the others may take so much more of the time. */
const furtherTime = 4;

/** Executes programs as benchmarks count them. Rejects with `SandboxFailure` where the fault is the sandbox's. */
export class Examiner {
  readonly #sandbox: Sandbox;
  readonly #conditions: SampleConditions;
  readonly #golds = new Map<TaskTest[], Promise<number | null>>();
  readonly #timings = new Map<TaskTest[], Promise<number>>();

  constructor(sandbox: Sandbox, conditions: SampleConditions) {
    this.#sandbox = sandbox;
    this.#conditions = conditions;
  }

  async examine(task: CodingTask, program: string): Promise<Examination> {
    const { limits } = this.#conditions;
    const ran = await this.execute(task, program, task.tests);
    const base = asBenchmarkCounts(task, ran);
    const refused = base.status !== ran.status;
    const { further = [] } = task;
    if (base.status !== 'passed' || further.length === 0) return { base, further: null, refused };
    const more = { ...limits, cpuMs: limits.cpuMs * furtherTime };
    return { base, further: await this.execute(task, program, further, more), refused };
  }

  /** On any tests of a task. A program may take four times what the task's own gold takes, where that is more. */
  async execute(
    task: CodingTask,
    program: string,
    tests: TaskTest[],
    limits: ExecutionLimits = this.#conditions.limits,
  ): Promise<CodeExecution> {
    const known = await this.#goldTime(task, tests);
    const execution = await this.#executeOnce(task, program, tests, withTimeOf(known ?? 0, limits));
    if (execution.status !== 'timeout' || known !== null || task.gold === null) return execution;
    // Only now: most programs are done long before their gold would be timed.
    const longer = withTimeOf(await this.#timeOnce(task, task.gold, tests, limits), limits);
    return longer.cpuMs === limits.cpuMs ? execution : this.#executeOnce(task, program, tests, longer);
  }

  /** Milliseconds; null where the task has no gold, or nobody has timed it. */
  #goldTime({ gold }: CodingTask, tests: TaskTest[]): Promise<number | null> {
    if (gold === null) return Promise.resolve(null);
    const known = this.#golds.get(tests) ?? this.#sandbox.goldTimes.recall(this.#timed(gold, tests));
    this.#golds.set(tests, known);
    return known;
  }

  /** Once, for all programs that run out of time side by side. */
  #timeOnce(task: CodingTask, gold: string, tests: TaskTest[], limits: ExecutionLimits): Promise<number> {
    const timing = this.#timings.get(tests) ?? this.#timeGold(task, gold, tests, limits);
    this.#timings.set(tests, timing);
    this.#golds.set(tests, timing);
    return timing;
  }

  /** Milliseconds; 0 for a gold that does not pass, which says nothing of how long the tests take. */
  async #timeGold(task: CodingTask, gold: string, tests: TaskTest[], limits: ExecutionLimits): Promise<number> {
    const ten = { ...limits, cpuMs: limits.cpuMs * 10 };
    const { status, cpuMs } = await this.#executeOnce(task, gold, tests, ten);
    const time = status === 'passed' ? Math.ceil(cpuMs) : 0;
    await this.#sandbox.goldTimes.note(this.#timed(gold, tests), time);
    return time;
  }

  #timed(program: string, tests: TaskTest[]): TimedGold {
    return { program, tests, python: this.#conditions.python };
  }

  #executeOnce(task: CodingTask, source: string, tests: TaskTest[], limits: ExecutionLimits): Promise<CodeExecution> {
    return runSample(this.#sandbox, task, source, tests, { ...this.#conditions, limits });
  }
}

/** Four times what gold takes, where that is more. */
const withTimeOf = (goldMs: number, limits: ExecutionLimits): ExecutionLimits => ({
  ...limits,
  cpuMs: Math.max(limits.cpuMs, 4 * goldMs),
});

/** Benchmarks in TypeScript compile a program before they run it: one that the compiler refuses has not passed. */
function asBenchmarkCounts({ language }: CodingTask, execution: CodeExecution): CodeExecution {
  const objections = (execution.typeErrors ?? []).filter((line) => !line.startsWith('not checked:'));
  const [first] = objections;
  if (language !== 'typescript' || execution.status !== 'passed' || first === undefined) return execution;
  const exception = { type: 'TypeScript', message: first, frames: [] };
  return { ...execution, status: 'error', cause: 'syntax', exception };
}
