import { goldOf, refinementOf } from '../../domain/example/build.ts';
import type { TrainingExample } from '../../domain/example/example.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { Trajectory } from '../../domain/trajectory.ts';
import type { Reader } from '../../sandbox/port.ts';
import { continuationTaught } from './as-trained.ts';

/** A row with its completion mended, where what is wrong with it is certain; null where nothing is. Only Python is read so closely. */
export async function mendRow(
  row: TrainingExample,
  task: CodingTask,
  trajectory: Trajectory,
  reader: Reader,
): Promise<TrainingExample | null> {
  const taught = task.language === 'python' ? continuationTaught(row, task) : null;
  if (taught === null) return null;
  const { header, between, completion } = taught;
  const origin = row.lesson.answer === 'gold' ? goldOf(trajectory) : refinementOf(trajectory);
  const program = origin?.program ?? null;
  const [found] = await reader.mend([
    { header, entryPoint: task.entryPoint, completion: between + completion, program },
  ]);
  if (found == null || !found.completion.startsWith(between)) return null;
  return { ...row, completion: found.completion.slice(between.length), mended: found.mended };
}
