import { buffer } from 'node:stream/consumers';
import { kindOfFile, openBytes } from '../tasks/row-bytes.ts';
import type { FoundRow } from '../tasks/read-rows.ts';

/** Texts of JSON, which stay as they are, and numbers that Python writes among them and JSON does not know. */
const textOrForeignNumber = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/**
 * A file that is one document of JSON, as the rows that it stands for: EvalPlus's results, one task of MultiPL-E, or answers by
 * their tasks' ids. Null where the file is no such document.
 */
export async function readDocument(path: string): Promise<FoundRow[] | null> {
  const bytes = await buffer(openBytes(path, (await kindOfFile(path)) === 'gzip'));
  const document = parse(bytes.toString('utf8'));
  if (typeof document !== 'object' || document === null) return null;
  return rowsOf(document).map((row, at) => ({ row, source: { file: path, unit: 'row', number: at + 1 } }));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replaceAll(textOrForeignNumber, (found) => (found.startsWith('"') ? found : 'null')));
  } catch {
    return null;
  }
}

function rowsOf(document: object): unknown[] {
  if (Array.isArray(document)) return document;
  if ('eval' in document && typeof document.eval === 'object' && document.eval !== null) {
    const evaluation = 'persd' in document ? document.persd : null;
    return Object.entries(document.eval).flatMap(([task, answers]) => evaluated(task, answers, evaluation));
  }
  const entries: [string, unknown][] = Object.entries(document);
  const answers = entries.filter(([, value]) => typeof value === 'string' || isTexts(value));
  if (answers.length < entries.length || 'task_id' in document) return [document];
  return entries.map(([task, value]) => ({ task_id: task, solutions: value }));
}

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((text) => typeof text === 'string');

/** One row a sample; older files of EvalPlus keep verdicts alone, which hold no sample. */
function evaluated(task: string, answers: unknown, evaluation: unknown): unknown[] {
  if (!Array.isArray(answers)) return [{ task_id: task, verdicts: answers }];
  return answers.map((answer: unknown) => {
    const { persd: result = null, ...row } = { task_id: task, ...Object(answer) };
    return evaluation === null ? row : { ...row, persd: { evaluation, result } };
  });
}
