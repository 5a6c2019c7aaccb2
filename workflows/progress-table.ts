import { type Tally, total } from '../domain/tally.ts';
import { outcomes } from '../domain/trajectory.ts';

/** A run's progress as Markdown, for the Temporal UI. */
export function progressTable(tasks: number, tally: Tally): string {
  const done = total(tally);
  const share = tasks === 0 ? 100 : Math.floor((done / tasks) * 100);
  const rows = outcomes.map((outcome) => `| ${outcome} | ${tally[outcome]} |`);
  return [`**${done} of ${tasks} tasks · ${share} %**`, '', '| outcome | tasks |', '| --- | ---: |', ...rows].join(
    '\n',
  );
}
