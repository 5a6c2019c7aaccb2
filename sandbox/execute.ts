import type { CodeExecution } from '../domain/execution.ts';
import type { Language, TaskTest } from '../domain/task.ts';
import type { Pool, Ran } from './slots/pool.ts';
import type { ExecutionRequest } from './port.ts';
import { Progress } from './judge/progress.ts';
import type { Semantics } from './judge/semantics.ts';
import { runAgain } from './run-again.ts';
import { SlotGone } from './slots/slot.ts';
import { callsOf, toldOf } from './two-slot/foreseen.ts';
import type { Foreseen, Foresight } from './two-slot/foresight.ts';

/** What runs the programs of some languages. */
export interface Guest {
  languages: Language[];
  pool: Pool;
  /** For the record, such as `pyodide 314.0.7 (CPython 3.14.2)`. */
  runtime: string;
  semantics: Semantics;
  /** There where its interpreters can ask the host something in the middle of a step: tests can run in one and the program in another. */
  foresight?: Foresight;
  /** They take several questions in one step. */
  joins?: boolean;
}

const noUsage = { cpuMs: 0, wallMs: 0 };

/** Runs a program against its tests and judges it; see `Sandbox.execute`. */
export async function execute(guest: Guest, rung: string, request: ExecutionRequest): Promise<CodeExecution> {
  const hasCode = request.tests.some(({ kind }) => kind === 'code');
  const foreseen = (hasCode && (await guest.foresight?.of(request))) || null;
  const passed = foreseen?.calls ? await executeCalls(guest, rung, request, foreseen.calls) : null;
  return passed ?? run(guest, rung, request, foreseen);
}

/** Asks in one interpreter what tests of code would ask from another; null where that does not show that the program passes. */
async function executeCalls(
  guest: Guest,
  rung: string,
  request: ExecutionRequest,
  calls: TaskTest[][],
): Promise<CodeExecution | null> {
  const verdict = await run(guest, rung, { ...request, tests: callsOf(request.tests, calls) }, null);
  return verdict.status === 'passed' ? toldOf(request, calls, verdict) : null;
}

async function run(
  guest: Guest,
  rung: string,
  request: ExecutionRequest,
  foreseen: Foreseen | null,
): Promise<CodeExecution> {
  const { runtime, semantics } = guest;
  const begin = (): Progress => new Progress(request, semantics, guest.joins ?? false);
  let progress = begin();
  const ran = await runAgain(async () => {
    progress = begin();
    return unlessLost(progress, await walk(guest, request, progress, foreseen));
  });
  if (ran instanceof SlotGone) {
    progress.interrupt('memory', 'heap_limit');
    return progress.conclude(noUsage, rung, runtime);
  }
  if (ran.breach === 'cpu_time' || ran.breach === 'wall_time') progress.interrupt('timeout', ran.breach);
  return progress.conclude(ran.usage, rung, runtime);
}

/** Code among the tests gets an interpreter of its own, where the guest can speak from one to the other. */
function walk(
  { pool }: Guest,
  { limits }: ExecutionRequest,
  progress: Progress,
  foreseen: Foreseen | null,
): Promise<Ran<unknown>> {
  return foreseen
    ? pool.runPair(limits, (program, ask) => progress.walk(program, { ask, foreseen }))
    : pool.run(limits, (program) => progress.walk(program, null));
}

/** The program's process may end while it is the tests that were asked. */
function unlessLost(progress: Progress, ran: Ran<unknown>): Ran<unknown> {
  if (ran.breach === null && progress.lost !== null) throw progress.lost;
  return ran;
}
