import type { CodeExecution } from '../domain/execution.ts';
import type { Language } from '../domain/task.ts';
import type { Pool, Ran } from './slots/pool.ts';
import type { ExecutionRequest } from './port.ts';
import { Progress } from './judge/progress.ts';
import type { Semantics } from './judge/semantics.ts';
import { runAgain } from './run-again.ts';
import { SlotGone } from './slots/slot.ts';

/** What runs the programs of some languages. */
export interface Guest {
  languages: Language[];
  pool: Pool;
  /** For the record, such as `pyodide 314.0.7 (CPython 3.14.2)`. */
  runtime: string;
  semantics: Semantics;
  /** Its interpreters can ask the host something in the middle of a step, so tests can run in one and the program in another. */
  crosses?: boolean;
  /** They take several questions in one step. */
  joins?: boolean;
}

const noUsage = { cpuMs: 0, wallMs: 0 };

/** Runs a program against its tests and judges it; see `Sandbox.execute`. */
export async function execute(guest: Guest, rung: string, request: ExecutionRequest): Promise<CodeExecution> {
  const { runtime, semantics } = guest;
  const begin = (): Progress => new Progress(request, semantics, guest.joins ?? false);
  let progress = begin();
  const ran = await runAgain(async () => {
    progress = begin();
    return unlessLost(progress, await walk(guest, request, progress));
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
  { pool, crosses }: Guest,
  { limits, tests }: ExecutionRequest,
  progress: Progress,
): Promise<Ran<unknown>> {
  return crosses && tests.some(({ kind }) => kind === 'code')
    ? pool.runPair(limits, (program, apart) => progress.walk(program, apart))
    : pool.run(limits, (program) => progress.walk(program, null));
}

/** The program's process may end while it is the tests that were asked. */
function unlessLost(progress: Progress, ran: Ran<unknown>): Ran<unknown> {
  if (ran.breach === null && progress.lost !== null) throw progress.lost;
  return ran;
}
