import type { CodingTask } from '../../domain/task.ts';
import { programTaught, type Trained } from './as-trained.ts';
import { mendRow } from './mend.ts';
import { type Conditions, type Verifier, whyItFails } from './verifier.ts';

/** Why a row is left out though its program passed. */
export const failsAsTrained = (why: string): string => `fails as trained: ${why}`;

/** A row that passes: as it is, or mended. Else why it does not. `program`: what its completion was taken from. */
export async function asItPasses<Row extends Trained>(
  row: Row,
  program: string | null,
  task: CodingTask,
  verifier: Verifier,
  conditions: Conditions,
): Promise<Row | string> {
  const why = async (tried: Trained): Promise<string | null> => {
    const taught = programTaught(tried, task);
    return taught === null ? 'no program' : whyItFails(taught, task, verifier, conditions);
  };
  const fails = await why(row);
  // A teacher's line ends are no part of what it taught, though Python takes any.
  if (fails === null && !row.completion.includes('\r')) return row;
  const mended = await mendRow(row, task, program, verifier.sandbox.reader);
  return mended !== null && (await why({ ...row, ...mended })) === null
    ? { ...row, ...mended }
    : failsAsTrained(fails ?? 'line ends');
}
