import { withEagerAnnotations } from '../domain/evaluation/eager-annotations.ts';
import type { CodeExecution } from '../domain/execution.ts';
import type { CodingTask, TaskTest } from '../domain/task.ts';
import type { ExecutionLimits, ExecutionRequest, Sandbox } from './port.ts';

/** What became of one program on a benchmark's own tests, and on its further ones where it passed these. */
export interface Examination {
  base: CodeExecution;
  /** Null where there are no further tests, or the program failed before them. */
  further: CodeExecution | null;
  /** It would have passed, and the compiler alone refuses it. */
  refused: boolean;
}

/** How programs are run. */
export type ExamineConditions = Required<Pick<ExecutionRequest, 'limits' | 'python'>>;

/** Further tests are many: a program that passed the others may take so much more of the time. */
const furtherTime = 4;

/** Executes programs as benchmarks count them. Rejects with `SandboxFailure` where the fault is the sandbox's. */
export class Examiner {
  readonly #sandbox: Sandbox;
  readonly #conditions: ExamineConditions;
  readonly #golds = new Map<TaskTest[], Promise<number>>();

  constructor(sandbox: Sandbox, conditions: ExamineConditions) {
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

  /** On any tests of a task. A program that ran out of time has four times what the task's own gold takes, where that is more. */
  async execute(
    task: CodingTask,
    program: string,
    tests: TaskTest[],
    limits: ExecutionLimits = this.#conditions.limits,
  ): Promise<CodeExecution> {
    const known = this.#golds.get(tests);
    if (known !== undefined) return this.#executeOnce(task, program, tests, withTimeOf(await known, limits));
    const execution = await this.#executeOnce(task, program, tests, limits);
    if (execution.status !== 'timeout' || task.gold === null) return execution;
    const gold = this.#golds.get(tests) ?? this.#timeGold(task, task.gold, tests, limits);
    this.#golds.set(tests, gold);
    const longer = withTimeOf(await gold, limits);
    return longer.cpuMs === limits.cpuMs ? execution : this.#executeOnce(task, program, tests, longer);
  }

  /** Milliseconds; 0 for a gold that does not pass, which says nothing of how long the tests take. */
  async #timeGold(task: CodingTask, gold: string, tests: TaskTest[], limits: ExecutionLimits): Promise<number> {
    const ten = { ...limits, cpuMs: limits.cpuMs * 10 };
    const { status, cpuMs } = await this.#executeOnce(task, gold, tests, ten);
    return status === 'passed' ? Math.ceil(cpuMs) : 0;
  }

  #executeOnce(
    { language, setup, entryPoint }: CodingTask,
    source: string,
    tests: TaskTest[],
    limits: ExecutionLimits,
  ): Promise<CodeExecution> {
    const { python } = this.#conditions;
    const program = language === 'python' ? withEagerAnnotations(source) : source;
    return this.#sandbox.execute({ language, program, setup, tests, entryPoint, limits, allTests: false, python });
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
