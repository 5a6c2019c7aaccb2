import { type Tally, total } from '../domain/tally.ts';
import { type Outcome, outcomes } from '../domain/trajectory.ts';

const meanings: Record<Outcome, string> = {
  mastered: 'the first attempt passed: nothing to teach',
  refined: 'the teacher corrected the attempt, and the correction passed',
  unrefined: "the teacher's tries ran out",
  rejected: "the task's own gold fails its tests",
  abandoned: 'we or a server failed; `collect` tries it again',
};

/** A run's progress as Markdown, for the Temporal UI. */
export function progressTable(tasks: number, tally: Tally): string {
  const done = total(tally);
  const share = tasks === 0 ? 100 : Math.floor((done / tasks) * 100);
  const rows = outcomes.map((outcome) => `| ${outcome} | ${tally[outcome]} | ${meanings[outcome]} |`);
  return [
    `**${done} of ${tasks} tasks · ${share} %**`,
    '',
    '| outcome | tasks | |',
    '| --- | ---: | --- |',
    ...rows,
  ].join('\n');
}
