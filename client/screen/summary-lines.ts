import type { Outcome } from '../../domain/trajectory.ts';
import { outcomes } from '../../domain/trajectory.ts';
import type { Progress, RunRecord } from '../../store/port.ts';
import { costWords } from './cost.ts';
import { count, plural } from './figures.ts';

const meanings: Record<Outcome, string> = {
  mastered: 'solved at the first attempt: nothing to teach',
  refined: 'corrected by the teacher, and the correction passed',
  unrefined: "not corrected within the teacher's tries",
  rejected: 'at fault themselves: their own gold fails',
  abandoned: 'not brought to an end by a fault of ours or a server; collect again tries them',
};

/** What a run came to, for people. */
export function summaryLines(run: RunRecord, progress: Progress, home: string, ui: string | null): string[] {
  const { student, teacher } = progress.calls;
  const tokens = student.usage.input + student.usage.output + teacher.usage.input + teacher.usage.output;
  const shown = outcomes.filter((outcome) => progress.outcomes[outcome] > 0);
  return [
    `${run.name}: ${plural(progress.tasks - progress.unfinished, 'task')} of ${count(progress.tasks)}`,
    ...shown.map(
      (outcome) => `  ${count(progress.outcomes[outcome]).padStart(6)} ${outcome.padEnd(10)} ${meanings[outcome]}`,
    ),
    `  calls     ${count(student.bought)} student, ${count(teacher.bought)} teacher${reusedWords(student.reused + teacher.reused)}`,
    `  tokens    ${count(tokens)}`,
    `  cost      ${costWords(run, progress.spent.usd)}`,
    `  examples  ${count(progress.outcomes.refined)}, to be written by \`persd export ${run.name}\``,
    `  store     ${home}/persd.db`,
    ...(ui === null ? [] : [`  timeline  ${ui} (while \`persd up\` runs)`]),
  ];
}

const reusedWords = (reused: number): string => (reused === 0 ? '' : `, ${count(reused)} from the journal`);
