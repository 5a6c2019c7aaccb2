import { lot } from './part.ts';
import type { Taught } from './taught.ts';

/**
 * Draws tasks until they have `count` rows; a task is taken with all of its rows or not at all. The same seed draws a larger sample
 * around a smaller one.
 */
export async function drawTasks(taught: AsyncIterable<Taught>, count: number, seed: number): Promise<Set<string>> {
  const found: { id: string; rows: number; lot: number }[] = [];
  for await (const { task, examples } of taught) {
    if (typeof examples !== 'string')
      found.push({ id: task.id, rows: examples.length, lot: lot(seed, `sample ${task.id}`) });
  }
  const drawn = new Set<string>();
  let rows = 0;
  for (const one of found.toSorted((left, right) => left.lot - right.lot)) {
    if (rows + one.rows > count) break;
    rows += one.rows;
    drawn.add(one.id);
  }
  return drawn;
}
