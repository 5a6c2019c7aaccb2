import { isFault, type RawTask, type RowFault, type RowReader } from '../../domain/benchmarks/raw.ts';
import type { FoundRow } from './read-rows.ts';
import { type RowChoice, Selection } from './select.ts';
import { TasksFailure } from './failure.ts';

/** The rows that a plan wants, with each one's position in the file from 0, and the rows that cannot be read. */
export interface ChosenRows {
  positions: Map<RawTask, number>;
  faults: RowFault[];
}

/** Rows from which a format is told. */
const firstRows = 20;

/** Reads rows up to the last that the plan wants; throws `TasksFailure` where the plan names ids that no row has. */
export async function chooseRows(
  found: AsyncGenerator<FoundRow>,
  choice: RowChoice,
  readerFor: (firstRows: unknown[]) => RowReader,
): Promise<ChosenRows> {
  const selection = new Selection(choice);
  const chosen: ChosenRows = { positions: new Map(), faults: [] };
  const first = await take(found, firstRows);
  const read = readerFor(first.flatMap((row) => ('row' in row ? [row.row] : [])));
  let position = 0;
  for await (const row of chained(first, found)) {
    place(row, position, read, selection, chosen);
    position += 1;
    if (selection.full) break;
  }
  if (selection.missing.length > 0) throw missing(choice.path, selection.missing);
  return chosen;
}

function place(found: FoundRow, position: number, read: RowReader, selection: Selection, chosen: ChosenRows): void {
  const task = 'row' in found ? read(found.row, found.source) : found;
  const wanted = isFault(task) ? task : selection.offer(task);
  if (typeof wanted === 'object') chosen.faults.push(wanted);
  else if (wanted && !isFault(task)) chosen.positions.set(task, position);
}

async function take<T>(items: AsyncGenerator<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  while (taken.length < count) {
    const next = await items.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

async function* chained<T>(first: T[], rest: AsyncGenerator<T>): AsyncGenerator<T> {
  yield* first;
  yield* rest;
}

const missing = (path: string, ids: string[]): TasksFailure =>
  new TasksFailure([
    `only: expected ids that ${path} has, found others (${ids.slice(0, 5).join(', ')}); correct them.`,
  ]);
