import type { CodeExecution } from '../domain/execution.ts';
import type { Pool } from './slots/pool.ts';
import { type ExecutionRequest, SandboxFailure } from './port.ts';
import { Progress } from './judge/progress.ts';
import { SlotGone } from './slots/slot.ts';

/** Where programs run, for the record. */
export interface Ground {
  rung: string;
  runtime: string;
}

/** Times that a program is run before its slots' failures are ours. */
const maxRuns = 3;

const noUsage = { cpuMs: 0, wallMs: 0 };

/** Runs a program against its tests and judges it; see `Sandbox.execute`. */
export async function execute(
  pool: Pool,
  { rung, runtime }: Ground,
  request: ExecutionRequest,
): Promise<CodeExecution> {
  let reason = '';
  for (let run = 0; run < maxRuns; run += 1) {
    const progress = new Progress(request);
    const ran = await pool.run(request.limits, (ask) => progress.walk(ask)).catch(slotGone);
    if (ran instanceof SlotGone && ran.outOfMemory) {
      progress.interrupt('memory', 'heap_limit');
      return progress.conclude(noUsage, rung, runtime);
    }
    if (!(ran instanceof SlotGone) && ran.breach !== 'starved') {
      if (ran.breach) progress.interrupt('timeout', ran.breach);
      return progress.conclude(ran.usage, rung, runtime);
    }
    reason = ran instanceof SlotGone ? ran.message : 'The machine gave the program no processor.';
  }
  throw new SandboxFailure(`Expected to run a program to its end, found ${maxRuns} slots that failed: ${reason}`);
}

function slotGone(error: unknown): SlotGone {
  if (error instanceof SlotGone) return error;
  throw error;
}
