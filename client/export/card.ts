import { stringify } from 'yaml';
import { definitions } from '../../domain/example/variant.ts';
import { inertMarkdown, inertName } from '../../domain/inert.ts';
import type { ModelPlan } from '../../domain/plan.ts';
import type { RunRecord } from '../../store/port.ts';
import { parts, rowsPath } from './part.ts';
import { formatNames } from './registry.ts';
import type { Selection } from './rows.ts';

export interface CardChoices extends Selection {
  validation: number;
  seed: number;
}

/** A Hugging Face data set card: what the rows are and how they came to be. `rows` counts them by path. */
export function cardText(run: RunRecord, choices: CardChoices, rows: Record<string, number>): string {
  return `---\n${stringify(frontMatter(run, rows))}---\n\n${body(run, choices, rows)}`;
}

function frontMatter({ plan }: RunRecord, rows: Record<string, number>): object {
  const { licence } = plan.card;
  return {
    ...(licence === undefined ? {} : { license: licence }),
    task_categories: ['text-generation'],
    language: ['en'],
    tags: ['code', 'distillation', 'synthetic'],
    configs: formatNames
      .map((format) => ({ format, files: parts.filter((part) => (rows[rowsPath(format, part)] ?? 0) > 0) }))
      .filter(({ files }) => files.length > 0)
      .map(({ format, files }, index) => ({
        config_name: format,
        ...(index === 0 && { default: true }),
        data_files: files.map((split) => ({ split, path: rowsPath(format, split) })),
      })),
  };
}

function body(
  { name, plan }: RunRecord,
  { variant, validation, seed }: CardChoices,
  rows: Record<string, number>,
): string {
  const { lessons } = definitions[variant];
  const taught = lessons.map(
    ({ step, answer }) => `${step === 'attempt' ? 'the task' : 'the failed attempt'} → ${answer}`,
  );
  const counts = formatNames.map(
    (format) => `| \`${format}\` | ${parts.map((part) => rows[rowsPath(format, part)] ?? 0).join(' | ')} |`,
  );
  return [
    `# ${name}`,
    '',
    `Personalised distillation for one student: programs that it wrote and that failed their tests, corrected by a teacher, each correction`,
    `executed against the same tests before it was kept. Variant \`${variant}\`: ${taught.join('; ')}.`,
    '',
    `- Student: ${modelWords(plan.student)}`,
    `- Teacher: ${modelWords(plan.teacher)}`,
    ...Object.entries(plan.card).map(([key, text]) => `- ${inertName(key)}: ${inertMarkdown(text)}`),
    '',
    `| format | ${parts.join(' | ')} |`,
    `| --- | ${parts.map(() => '---').join(' | ')} |`,
    ...counts,
    '',
    `Parts are drawn by task (seed ${seed}, ${validation} for validation), so no task is in both. \`provenance.jsonl\` says by row id whose program a`,
    'row teaches, by which call, and how sure its verdict is; `manifest.json` has the plan, the choices and the hash of every file.',
    '',
    `Made by persd: \`persd export ${name} --format all --variant ${variant}\`.`,
    '',
  ].join('\n');
}

const modelWords = ({ model, endpoint, temperature }: ModelPlan): string =>
  `${inertName(model)} (${endpoint}, temperature ${temperature ?? "the server's own"})`;
