import { count, plural } from '../../screen/figures.ts';
import type { Html } from '../html.ts';
import type { Report } from '../report.ts';
import { section } from '../section.ts';
import { table } from '../table.ts';

/** Tasks that say nothing about models, and why; nothing where there are none. */
export function leftBehindSection({ figures: { outcomes, leftBehind } }: Report): Html | null {
  const tasks = outcomes.rejected + outcomes.abandoned;
  if (tasks === 0) return null;
  const first = tasks > leftBehind.length ? ` The first ${count(leftBehind.length)} are listed.` : '';
  const found = `${plural(outcomes.rejected, 'task')} rejected, ${count(outcomes.abandoned)} abandoned.${first}`;
  const columns = [{ heading: 'task' }, { heading: 'outcome' }, { heading: 'fault' }, { heading: 'why' }];
  const rows = leftBehind.map(({ task, outcome, type, message }) => [task, outcome, type ?? '–', message]);
  return section('left-behind', 'Tasks that were left behind', found, table('Tasks and faults', columns, rows));
}
