import { SandboxFailure } from './port.ts';
import type { Ran } from './slots/pool.ts';
import { SlotGone } from './slots/slot.ts';

/** Times that a program is run before its slots' failures are ours. */
const maxRuns = 3;

/**
 * Runs a program until its slot lives through it. One that ran out of memory has said something of the program, and is an answer; any
 * other that is gone, or that the machine gave no processor, has not. Rejects with `SandboxFailure` after three runs.
 */
export async function runAgain<T>(run: () => Promise<Ran<T>>): Promise<Ran<T> | SlotGone> {
  let reason = '';
  for (let runs = 0; runs < maxRuns; runs += 1) {
    const ran = await run().catch(slotGone);
    const isGone = ran instanceof SlotGone;
    if (isGone ? ran.outOfMemory : ran.breach !== 'starved') return ran;
    reason = isGone ? ran.message : 'The machine gave the program no processor.';
  }
  throw new SandboxFailure(`Expected to run a program to its end, found ${maxRuns} slots that failed: ${reason}`);
}

function slotGone(error: unknown): SlotGone {
  if (error instanceof SlotGone) return error;
  throw error;
}
