import { hash } from 'node:crypto';
import { stringify } from 'yaml';
import { definitions } from '../../domain/example/variant.ts';
import { inertMarkdown, inertName } from '../../domain/inert.ts';
import type { ModelPlan } from '../../domain/plan.ts';
import type { Collection } from '../../store/port.ts';
import { version } from '../../temporal-config/version.ts';
import type { Choices } from './choices.ts';
import { commandText } from './command-text.ts';
import { datasetLines } from './finding-lines.ts';
import type { Contents } from './manifest.ts';
import type { Share } from './mix.ts';
import { parts, rowsPath } from './part.ts';
import { formatNames } from './registry.ts';
import { type FileKind, kindOf } from './rows-file.ts';
import { sharesOf } from './selection.ts';

/** A Hugging Face data set card: what the rows are and how they came to be. */
export function cardText(runs: Collection[], choices: Choices, contents: Contents): string {
  return `---\n${stringify(frontMatter(runs, choices.file, contents.rows))}---\n\n${body(runs, choices, contents)}`;
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

function body(runs: Collection[], choices: Choices, contents: Contents): string {
  const { validation, seed, file } = choices;
  const counts = formatNames.map(
    (format) =>
      `| \`${format}\` | ${parts.map((part) => contents.rows[rowsPath(format, part, file)] ?? 0).join(' | ')} |`,
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
    `\`datasets.load_dataset(folder, 'messages')\` loads one of them.${file === 'jsonl' ? ' verl reads its two from Parquet: `data/verl`, `data/verl-rl`.' : ''}`,
    'For the rewards of `verl-rl` it needs its own sandbox (`reward.sandbox_fusion.url`): without one it knows no asserts.',
    '',
    executedWords(choices),
    '',
    ...datasetLines(contents).map((line) => `- ${line}`),
    '',
    `Parts are drawn by task (seed ${seed}, ${validation} for validation), so no task is in both. \`provenance.jsonl\` says by row id whose program a`,
    'row teaches, by which call, and how sure its verdict is; `manifest.json` has the plan, the choices and the hash of every file.',
    '',
    `Made by persd ${version()}: \`${commandText(runs, choices)} --out FOLDER\`.`,
    '',
  ].join('\n');
}

const executedWords = ({ verified }: Choices): string =>
  verified
    ? 'Each row was put together as its trainer will see it and executed: an answer to imitate passes its tests, one to avoid fails them.'
    : 'Rows were not executed as they will be trained on (`--no-verify`).';

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
  `- Prompts: ${Object.entries(plan.prompts).map(promptWords).join('; ')}`,
  ...Object.entries(plan.card).map(([key, text]) => `- ${inertName(key)}: ${inertMarkdown(text)}`),
  '',
];

/** What a prompt file said stands in the manifest's plan. */
const promptWords = ([step, text]: [string, string | null]): string =>
  text === null ? `${step} in persd's own words` : `${step} from a file, sha256 ${hash('sha256', text).slice(0, 12)}`;

const mergedWords = ({ keepAll }: Choices): string =>
  keepAll === true
    ? 'Every run gives its rows, of the same task too.'
    : 'Of a task that several of these runs have, the first named gives the rows of a variant.';

const modelWords = ({ model, endpoint, temperature }: ModelPlan): string =>
  `${inertName(model)} (${endpoint}, temperature ${temperature ?? "the server's own"})`;
