import { lot } from './part.ts';
import type { Taught } from './taught.ts';

/** A task's place in the draw: the lower, the sooner it is drawn. */
export const lotOf = (seed: number, { content }: Taught): number => lot(seed, `sample ${content}`);

/**
 * Draws tasks until they have `count` rows; a task is taken with all of its rows or not at all. Answers with the lot below which
 * tasks are drawn, so that the same seed draws a larger sample around a smaller one.
 */
export async function drawTasks(
  taught: AsyncIterable<Taught>,
  count: number,
  seed: number,
  rowsOf: (taught: Taught) => number,
): Promise<number> {
  // Rows by lot: the same task in several runs has one.
  let rows = new Map<number, number>();
  let bound = 1;
  for await (const one of taught) {
    const place = lotOf(seed, one);
    const more = rowsOf(one);
    if (more === 0 || place >= bound) continue;
    rows.set(place, (rows.get(place) ?? 0) + more);
    // More rows never let a task in again that lies beyond the count, so that memory grows with the sample and not with the run.
    if (rows.size > 2 * count) ({ rows, bound } = within(rows, count, bound));
  }
  return within(rows, count, bound).bound;
}

/** The lots below the first with which there would be more than `count` rows, and that one. */
function within(rows: Map<number, number>, count: number, bound: number): { rows: Map<number, number>; bound: number } {
  const kept = new Map<number, number>();
  let sum = 0;
  for (const [place, more] of [...rows].toSorted(([one], [other]) => one - other)) {
    sum += more;
    if (sum > count) return { rows: kept, bound: place };
    kept.set(place, more);
  }
  return { rows: kept, bound };
}
