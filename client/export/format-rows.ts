import type { RowChoice } from '../../domain/example/build.ts';
import type { Row } from './format.ts';
import { type FormatName, formats } from './registry.ts';
import type { Taught, TaughtPart } from './taught.ts';

/** What of a trajectory a format is made of, beyond what was executed as it stands. */
export function partsOf(name: FormatName): TaughtPart[] {
  const { of } = formats[name];
  if (of === 'trajectory') return [];
  return of === 'example' ? ['examples'] : ['pair'];
}

/** A format's rows of one trajectory, or the reason why there is none. */
export function rowsOf(name: FormatName, taught: Taught, choice: RowChoice): Row[] | string {
  const { run, trajectory, task, examples, pair, leftOut } = taught;
  const format = formats[name];
  if (format.of === 'trajectory') {
    const rows = format.rows(trajectory, task, run.plan, choice);
    return typeof rows === 'string' ? rows : (leftOut ?? rows);
  }
  if (format.of === 'example') return typeof examples === 'string' ? examples : examples.map(format.row);
  if (typeof pair === 'string') return pair;
  const row = format.row(pair, trajectory, task);
  return row === null ? 'the attempt does not continue the header' : [row];
}
