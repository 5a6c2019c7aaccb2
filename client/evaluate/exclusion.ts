import { TaskNames } from '../../domain/evaluation/task-names.ts';
import type { CodingTask } from '../../domain/task.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { readRows } from '../tasks/read-rows.ts';
import { linesOf } from '../tasks/lines.ts';
import { kindOfFile, openBytes } from '../tasks/row-bytes.ts';

/** Tasks that a training set holds, so that a score on them says little. */
export interface Exclusion {
  /** The file, as people know it. */
  file: string;
  tasks: Set<string>;
  /** Rows, or ids, of the file. */
  rows: number;
}

/** A task as far as a training row may hold it. */
export interface ExcludableTask extends Pick<CodingTask, 'id' | 'text' | 'entryPoint'> {
  /** The benchmark's own; empty where it has none. */
  prompt: string;
}

/** Columns of a training row that name its task, and those that may hold its text. */
const idColumns = ['task_id', 'task', 'id', 'name'];

/** Characters, white space apart, from which on a text that stands in a row cannot be there by chance. */
const tellingLength = 30;

/**
 * Reads which tasks to leave out: ids, one a line or a list of them, or training rows. A row leaves out the task that it names by
 * the benchmark's own id, and each whose text or prompt is its own, or stands in it.
 */
export async function readExclusion(
  path: string,
  benchmark: string,
  tasks: readonly ExcludableTask[],
): Promise<Exclusion> {
  const exclusion: Exclusion = { file: path, tasks: new Set(), rows: 0 };
  const names = new TaskNames(benchmark, tasks);
  const texts = tasks.map(({ id, text, prompt }) => ({ id, texts: [text, prompt].map(squeeze) }));
  for await (const found of (await plainIds(path)) ?? readRows(path, path)) {
    const row = typeof found === 'string' ? found : rowIn(found);
    exclusion.rows += 1;
    for (const id of typeof row === 'object' ? tasksIn(row, texts) : byName(row, names)) exclusion.tasks.add(id);
  }
  return exclusion;
}

function rowIn(found: { row: unknown } | { message: string; source: { file: string; number: number } }): unknown {
  if ('row' in found) return found.row;
  const { file, number } = found.source;
  throw new CommandFailure(exitCodes.badInput, `${file}, line ${number}: ${found.message}`);
}

/** Null: the file has rows of JSON, or of a table. */
async function plainIds(path: string): Promise<string[] | null> {
  try {
    const kind = await kindOfFile(path);
    if (kind === 'parquet') return null;
    const ids: string[] = [];
    for await (const { bytes } of linesOf(openBytes(path, kind === 'gzip'))) {
      const line = bytes.toString('utf8').trim();
      if (ids.length === 0 && /^[[{"]/.test(line)) return null;
      if (line !== '') ids.push(line);
    }
    return ids;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(exitCodes.badInput, `${path}: expected task ids or training rows, found ${reason}`);
  }
}

function byName(id: unknown, names: TaskNames): string[] {
  const found = names.find({ by: 'id', id: String(id) });
  return found === null ? [] : [found];
}

interface TaskTexts {
  id: string;
  texts: string[];
}

function tasksIn(row: unknown, tasks: readonly TaskTexts[]): string[] {
  const columns = new Map<string, unknown>(Object.entries(Object(row)));
  const named = new Set(idColumns.map((column) => columns.get(column)).filter((id) => typeof id === 'string'));
  const said = textsIn(row).map(squeeze);
  const holds = (text: string): boolean =>
    text !== '' && said.some((one) => one === text || (text.length >= tellingLength && one.includes(text)));
  return tasks.filter(({ id, texts }) => named.has(id) || texts.some(holds)).map(({ id }) => id);
}

/** Every text of a row, those of its turns and lists included. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const squeeze = (text: string): string => text.replaceAll(/\s+/g, '');
