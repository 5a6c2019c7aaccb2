import type { CodingTask } from '../../domain/task.ts';
import type { Mended, Reader } from '../../sandbox/port.ts';
import { continuationTaught, type Trained } from './as-trained.ts';

/**
 * A row's completion mended, where what is wrong with it is certain; null where nothing is. Only Python is read so closely.
 * `program`: what the completion was taken from, where it is known.
 */
export async function mendRow(
  row: Trained,
  task: CodingTask,
  program: string | null,
  reader: Reader,
): Promise<Mended | null> {
  const taught = task.language === 'python' ? continuationTaught(row, task) : null;
  if (taught === null) return null;
  const { header, between, completion } = taught;
  const [found] = await reader.mend([
    { header, entryPoint: task.entryPoint, completion: between + completion, program },
  ]);
  if (found == null || !found.completion.startsWith(between)) return null;
  return { completion: found.completion.slice(between.length), mended: found.mended };
}
