import type { Ending } from '../../domain/tally.ts';
import type { Progress, RunRecord } from '../../store/port.ts';
import { costWords } from './cost.ts';
import { endedAs } from './ended-as.ts';
import { count, plural } from './figures.ts';
import { nouns } from './nouns.ts';

/** What an outcome means, in a few words. */
export const meanings: Record<Ending, string> = {
  mastered: 'solved at the first attempt: nothing to teach',
  refined: 'corrected by the teacher, and the correction passed',
  unrefined: "not corrected within the teacher's tries",
  rejected: 'at fault themselves: their own gold fails',
  abandoned: 'not brought to an end by a fault of ours or a server; the same command again tries them',
  passed: "passed the benchmark's own tests, at the last step",
  failed: 'did not',
};

/** What a run came to, for people. */
export function summaryLines(run: RunRecord, progress: Progress, home: string, ui: string | null): string[] {
  const { plan } = run;
  const { student, teacher } = progress.calls;
  const tokens = student.usage.input + student.usage.output + teacher.usage.input + teacher.usage.output;
  return [
    `${run.name}: ${plural(progress.tasks - progress.unfinished, nouns[plan.kind])} of ${count(progress.tasks)}`,
    ...endedAs(run, progress)
      .filter(({ ended }) => ended > 0)
      .map(({ ending, ended }) => `  ${count(ended).padStart(6)} ${ending.padEnd(10)} ${meanings[ending]}`),
    `  calls     ${callWords(run, progress)}${reusedWords(student.reused + teacher.reused)}`,
    `  tokens    ${count(tokens)}`,
    `  cost      ${costWords(run, progress.spent.usd)}`,
    ...(plan.kind === 'collect'
      ? [
          `  examples  ${count(progress.outcomes.refined)}, to be written by \`persd export ${run.name} --out ${run.name}.jsonl\``,
        ]
      : []),
    `  store     ${home}/persd.db`,
    ...(ui === null ? [] : [`  timeline  ${ui} (while \`persd up\` runs)`]),
  ];
}

const callWords = ({ plan }: RunRecord, { calls: { student, teacher } }: Progress): string =>
  plan.kind === 'collect'
    ? `${count(student.bought)} student, ${count(teacher.bought)} teacher`
    : count(student.bought);

const reusedWords = (reused: number): string => (reused === 0 ? '' : `, ${count(reused)} from the journal`);
