import { stringify } from 'yaml';
import { definitions } from '../../domain/example/variant.ts';
import { inertMarkdown, inertName } from '../../domain/inert.ts';
import type { ModelPlan } from '../../domain/plan.ts';
import type { Collection } from '../../store/port.ts';
import { commandText } from './command-text.ts';
import { findingLines } from './finding-lines.ts';
import type { Share } from './mix.ts';
import { parts, rowsPath } from './part.ts';
import { formatNames } from './registry.ts';
import { type FileKind, kindOf } from './rows-file.ts';
import { type Selection, sharesOf } from './selection.ts';
import type { Findings } from './sieve.ts';

export interface CardChoices extends Selection {
  validation: number;
  seed: number;
  file: FileKind;
  maxTokens: number | null;
  noNear: boolean;
  verified: boolean;
}

/** What a data set came to. */
export interface Outcome {
  /** Rows by path. */
  rows: Record<string, number>;
  /** Tasks without a row, by reason. */
  leftOut: Record<string, number>;
  findings: Findings;
}

/** A Hugging Face data set card: what the rows are and how they came to be. */
export function cardText(runs: Collection[], choices: CardChoices, came: Outcome): string {
  return `---\n${stringify(frontMatter(runs, choices.file, came.rows))}---\n\n${body(runs, choices, came)}`;
}

function frontMatter(runs: Collection[], file: FileKind, rows: Record<string, number>): object {
  const licences = [...new Set(runs.map(({ plan }) => plan.card.licence).filter((one) => one !== undefined))];
  return {
    ...(licences.length === 0 ? {} : { license: licences.length === 1 ? licences[0] : licences }),
    task_categories: ['text-generation'],
    language: ['en'],
    tags: ['code', 'distillation', 'synthetic'],
    // A library that loads a folder takes all of it for files of one kind.
    configs: formatNames
      .filter((format) => kindOf(format, file) === file)
      .map((format) => ({ format, files: parts.filter((part) => (rows[rowsPath(format, part, file)] ?? 0) > 0) }))
      .filter(({ files }) => files.length > 0)
      .map(({ format, files }, index) => ({
        config_name: format,
        ...(index === 0 && { default: true }),
        data_files: files.map((split) => ({ split, path: rowsPath(format, split, file) })),
      })),
  };
}

function body(runs: Collection[], choices: CardChoices, { rows, leftOut, findings }: Outcome): string {
  const { validation, seed, file } = choices;
  const counts = formatNames.map(
    (format) => `| \`${format}\` | ${parts.map((part) => rows[rowsPath(format, part, file)] ?? 0).join(' | ')} |`,
  );
  return [
    `# ${runs.map(({ name }) => name).join(', ')}`,
    '',
    `Personalised distillation for one student: programs that it wrote and that failed their tests, corrected by a teacher, each correction`,
    `executed against the same tests before it was kept. ${sharesOf(choices).map(variantWords).join(' ')}`,
    '',
    ...runs.flatMap((run) => runLines(run, runs.length > 1)),
    ...(runs.length > 1 ? [mergedWords(choices), ''] : []),
    `| format | ${parts.join(' | ')} |`,
    `| --- | ${parts.map(() => '---').join(' | ')} |`,
    ...counts,
    '',
    ...findingLines(leftOut, findings).map((line) => `- ${line}`),
    '',
    `Parts are drawn by task (seed ${seed}, ${validation} for validation), so no task is in both. \`provenance.jsonl\` says by row id whose program a`,
    'row teaches, by which call, and how sure its verdict is; `manifest.json` has the plan, the choices and the hash of every file.',
    '',
    `Made by persd: \`${commandText(runs, choices)} --out ...\`.`,
    '',
  ].join('\n');
}

function variantWords({ variant, share }: Share): string {
  const taught = definitions[variant].lessons.map(
    ({ step, answer }) => `${step === 'attempt' ? 'the task' : 'the failed attempt'} → ${answer}`,
  );
  return `Variant \`${variant}\`: ${taught.join('; ')}${share === 1 ? '' : ` (of ${share} of its tasks)`}.`;
}

const runLines = ({ name, plan }: Collection, merged: boolean): string[] => [
  ...(merged ? [`## ${name}`, ''] : []),
  `- Student: ${modelWords(plan.student)}`,
  `- Teacher: ${modelWords(plan.teacher)}`,
  ...Object.entries(plan.card).map(([key, text]) => `- ${inertName(key)}: ${inertMarkdown(text)}`),
  '',
];

const mergedWords = ({ keepAll }: CardChoices): string =>
  keepAll === true
    ? 'Every run gives its rows, of the same task too.'
    : 'Of a task that several of these runs have, the first named gives the rows of a variant.';

const modelWords = ({ model, endpoint, temperature }: ModelPlan): string =>
  `${inertName(model)} (${endpoint}, temperature ${temperature ?? "the server's own"})`;
