import { z } from 'zod';
import type { Ask, Pool } from '../slots/pool.ts';
import { SlotGone } from '../slots/slot.ts';

/** What the checker may take for one program: milliseconds of processor time, mebibytes with the library's 150. */
const limits = { cpuMs: 10_000, memoryMb: 512 };

/** Times that a program is checked again because its slot, and perhaps not the program, failed. */
const maxLosses = 1;

const errorsSchema = z.array(z.string()).nullable();
const byteOrderMark = /^\ufeff/;

const unchecked = (reason: string): string[] => [`not checked: ${reason}`];

/** The type errors of a TypeScript program, a line each; one line that says so where the compiler did not survive it. */
export async function checkTypes(pool: Pool, program: string, losses = 0): Promise<string[]> {
  const ask = async (send: Ask): Promise<string[] | null> => {
    const report = await send(program.replace(byteOrderMark, ''));
    return report.ending === 'answered' ? errorsSchema.parse(JSON.parse(report.text)) : null;
  };
  try {
    const { value, breach } = await pool.run(limits, ask);
    if (breach !== null) return unchecked('the compiler found no end to its types.');
    return value ?? unchecked('the compiler did not survive its types.');
  } catch (error) {
    if (!(error instanceof SlotGone)) throw error;
    if (losses < maxLosses && !error.outOfMemory) return checkTypes(pool, program, losses + 1);
    return unchecked('the compiler did not survive its types.');
  }
}
