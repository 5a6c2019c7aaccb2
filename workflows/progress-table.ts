import type { RunPlan } from '../domain/plan.ts';
import { endings, type Ended, total } from '../domain/tally.ts';

const nouns: Record<RunPlan['kind'], string> = { collect: 'tasks', evaluate: 'samples' };

/** A run's progress as Markdown, for the Temporal UI. */
export function progressTable(kind: RunPlan['kind'], size: number, tally: Ended): string {
  const done = total(tally);
  const share = size === 0 ? 100 : Math.floor((done / size) * 100);
  const rows = endings[kind].map((ending) => `| ${ending} | ${tally[ending] ?? 0} |`);
  return [
    `**${done} of ${size} ${nouns[kind]} · ${share} %**`,
    '',
    `| outcome | ${nouns[kind]} |`,
    '| --- | ---: |',
    ...rows,
  ].join('\n');
}
