import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { type Summary, summarise } from '../../domain/evaluation/summary.ts';
import { count, plural } from '../screen/figures.ts';
import type { Exclusion } from './exclusion.ts';
import { askedLine } from './asked-words.ts';
import { assemblyWords, rateLines, roughLines } from './rate-lines.ts';
import { taskLines } from './task-lines.ts';

/** What to say of an evaluation beyond its score. */
export interface Told {
  /** The published file that the benchmark is, where it is a known one. */
  known: string | null;
  exclusion: Pick<Exclusion, 'file' | 'tasks'> | null;
  /** Each task with its samples that passed. */
  perTask: boolean;
}

/** Ids that are named before the rest is only counted. */
const namedTasks = 20;

/** An evaluation for people: how it was made, pass@k after each step, and how the answers looked. */
export function evaluationLines(evaluation: Evaluation, { known, exclusion, perTask }: Told): string[] {
  const { name, benchmark, digest, steps } = evaluation;
  const summaries = Array.from({ length: steps }, (_, at) => summarise(evaluation, at + 1));
  const last = summaries.at(-1);
  return [
    `${name} on ${benchmark} (${known ?? 'no published file that is known'}, sha256 ${digest.slice(0, 12)}), ${assemblyWords[evaluation.assembly]}`,
    ...(evaluation.asked === null ? [] : [askedLine(evaluation.asked)]),
    ...summaries.flatMap((summary) => stepLines(summary, steps)),
    ...(exclusion === null ? [] : cleanLines(evaluation, exclusion)),
    ...roughLines(summaries.flatMap(({ base, further }) => [...base, ...(further ?? [])])),
    ...(last === undefined ? [] : lookLines(last)),
    ...(perTask && last !== undefined ? taskLines(last.counts) : []),
  ];
}

function stepLines(summary: Summary, steps: number): string[] {
  const { counts, samples, missing, step } = summary;
  const each = samplesEach(counts.map((task) => task.samples));
  const after = steps === 1 ? '' : `after step ${step}: `;
  return [
    `${after}${plural(samples, 'sample')} of ${plural(counts.length, 'task')}${each}`,
    ...(missing.length === 0 ? [] : [missingLine(missing)]),
    ...rateLines(summary),
  ];
}

function samplesEach(numbers: number[]): string {
  if (numbers.length === 0) return '';
  const [fewest, most] = [Math.min(...numbers), Math.max(...numbers)];
  return fewest === most ? `, ${count(most)} each` : `, from ${count(fewest)} to ${count(most)} each`;
}

const missingLine = (missing: string[]): string =>
  `  no sample for ${plural(missing.length, 'task')}, which the score leaves out: ${listed(missing)}`;

/** The first of many names. */
export function listed(names: readonly string[], most = namedTasks): string {
  const rest = names.length - most;
  return `${names.slice(0, most).join(', ')}${rest > 0 ? ` and ${count(rest)} more` : ''}`;
}

function cleanLines(evaluation: Evaluation, { file, tasks }: Pick<Exclusion, 'file' | 'tasks'>): string[] {
  const clean = summarise(evaluation, evaluation.steps, tasks);
  const words = `without the ${plural(tasks.size, 'task')} of ${file}: ${plural(clean.counts.length, 'task')}`;
  return [words, ...rateLines(clean), ...(tasks.size === 0 ? [] : [`  left out: ${listed([...tasks])}`])];
}

function lookLines({ statuses, causes, samples, truncated, unextracted, meanLength }: Summary): string[] {
  const named = (counts: Partial<Record<string, number>>): string =>
    Object.entries(counts)
      .sort(([, one = 0], [, other = 0]) => other - one)
      .map(([name, number = 0]) => `${count(number)} ${name}`)
      .join(', ');
  if (samples === 0) return [];
  return [
    `  samples   ${named(statuses)}`,
    ...(Object.keys(causes).length === 0 ? [] : [`  causes    ${named(causes)}`]),
    `  answers   ${count(truncated)} truncated, ${count(unextracted)} without a program, ${count(Math.round(meanLength))} characters on average`,
  ];
}
