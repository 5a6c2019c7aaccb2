import type { TaskFormat } from '../plan.ts';

/** Columns that only rows of a format have together. `map` is nobody's: it must be said. */
const signs: [TaskFormat, string[]][] = [
  ['traces', ['task', 'header', 'entry_point', 'gold', 'failing_test']],
  ['evalplus', ['task_id', 'prompt', 'entry_point', 'canonical_solution', 'base_input']],
  ['multipl-e', ['name', 'language', 'prompt', 'tests', 'stop_tokens']],
  ['humaneval', ['task_id', 'prompt', 'entry_point', 'canonical_solution', 'test']],
  ['mbpp', ['task_id', 'code', 'test_list']],
  ['persd', ['id', 'text', 'entryPoint', 'tests']],
];

/** The format that the first rows have the shape of, or null where they have none or differ; rows without a shape are no sign. */
export function told(rows: unknown[]): TaskFormat | null {
  const formats = new Set(rows.map(formatOf).filter((format) => format !== null));
  const [format = null] = formats;
  return formats.size === 1 ? format : null;
}

function formatOf(row: unknown): TaskFormat | null {
  if (typeof row !== 'object' || row === null) return null;
  return signs.find(([, columns]) => columns.every((column) => column in row))?.[0] ?? null;
}
