import { ExactNumber } from '../benchmarks/exact-json.ts';
import { recordedVerdicts, type RecordedVerdict } from './recorded-verdict.ts';
import type { TaskName } from './task-names.ts';

/** One answer that somebody recorded, to one task. */
export interface RecordedSample {
  task: TaskName;
  /** A completion or a whole program, as it was recorded. */
  text: string;
  /** The number that the row itself gives it among the samples of its task. */
  index: number | null;
  /** What somebody else found; null where the row does not say. */
  verdict: RecordedVerdict | null;
  /** The model ran out of tokens, where the row says so. */
  truncated: boolean;
}

/** Columns that hold answers, the likelier first: a row may keep what the model said beside the program taken from it. */
const textColumns = [
  'solution',
  'completion',
  'generation',
  'completions',
  'solutions',
  'generations',
  'code_list',
  'samples',
  'filtered_resps',
  'resps',
  'results',
  'code',
  'response',
  'output_list',
  'output',
];
const idColumns = ['task_id', 'name', 'problem', 'question_id', 'problem_id', 'id'];
const indexColumns = ['completion_id', 'sample_id', 'sample_index', 'sample'];

/**
 * The samples of one row of any of the common harnesses' files: human-eval, EvalPlus, MultiPL-E, lm-evaluation-harness, DeepSeek's,
 * CodeT's, or a list of answers by its position (bigcode-evaluation-harness). A sentence that says what is missing where it holds none.
 */
export function readRecorded(row: unknown, position: number): RecordedSample[] | string {
  if (typeof row === 'string' || Array.isArray(row)) return recordedAt(row, position);
  if (typeof row !== 'object' || row === null)
    return 'expected a sample to be an object or a list, found neither; correct it';
  const columns = new Map<string, unknown>(Object.entries(row));
  const task = nameIn(columns) ?? documentName(columns.get('doc')) ?? promptIn(columns) ?? positionIn(columns);
  if (task === null) return `expected a task in ${idColumns[0]}, ${idColumns[1]} or prompt, found none; add it`;
  const texts = textsIn(columns);
  if (texts === null) {
    const found = [...columns.keys()].slice(0, 8).join(', ') || 'nothing';
    return `expected an answer in completion, solution, completions or samples, found ${found}; add it`;
  }
  const verdicts = recordedVerdicts(columns, texts.length);
  const index = texts.length === 1 ? indexIn(columns) : null;
  const truncated = columns.get('truncated') === true || columns.get('finish_reason') === 'length';
  return texts.map((text, at) => ({ task, text, index, verdict: verdicts[at] ?? null, truncated }));
}

function recordedAt(answers: unknown, position: number): RecordedSample[] | string {
  const texts = flatTexts(answers);
  if (texts === null) return 'expected a list of answers, found something else in it; correct it';
  const task: TaskName = { by: 'position', position };
  return texts.map((text) => ({ task, text, index: null, verdict: null, truncated: false }));
}

function textsIn(columns: Map<string, unknown>): string[] | null {
  for (const column of textColumns) {
    const texts = flatTexts(columns.get(column), columns);
    if (texts !== null) return texts;
  }
  return null;
}

/** Texts of lists within lists, too; null where anything is no text. A MultiPL-E result holds the program with prompt and tests. */
function flatTexts(value: unknown, row: Map<string, unknown> = new Map()): string[] | null {
  if (typeof value === 'string') return [value];
  if (isResult(value)) return [completionIn(value.program, row)];
  if (!Array.isArray(value) || value.length === 0) return null;
  const parts = value.map((part) => flatTexts(part, row));
  return parts.every((part) => part !== null) ? parts.flat() : null;
}

const isResult = (value: unknown): value is { program: string } =>
  typeof value === 'object' && value !== null && 'program' in value && typeof value.program === 'string';

function completionIn(program: string, row: Map<string, unknown>): string {
  const [prompt, tests] = [row.get('prompt'), row.get('tests')];
  const end = typeof tests === 'string' ? program.lastIndexOf(tests.trim()) : -1;
  const untested = end > 0 ? program.slice(0, end) : program;
  return typeof prompt === 'string' && untested.startsWith(prompt) ? untested.slice(prompt.length) : untested;
}

function nameIn(columns: Map<string, unknown>): TaskName | null {
  for (const column of idColumns) {
    const id = columns.get(column);
    if (typeof id === 'string' && id.trim() !== '') return { by: 'id', id: id.trim() };
    if (typeof id === 'number') return { by: 'id', id: String(id) };
    if (id instanceof ExactNumber) return { by: 'id', id: id.source };
  }
  return null;
}

/** lm-evaluation-harness keeps the benchmark's own row. */
const documentName = (document: unknown): TaskName | null =>
  typeof document === 'object' && document !== null ? nameIn(new Map(Object.entries(document))) : null;

function promptIn(columns: Map<string, unknown>): TaskName | null {
  const prompt = columns.get('prompt');
  return typeof prompt === 'string' && prompt.trim() !== '' ? { by: 'prompt', prompt } : null;
}

function positionIn(columns: Map<string, unknown>): TaskName | null {
  const position = columns.get('doc_id');
  return typeof position === 'number' ? { by: 'position', position } : null;
}

function indexIn(columns: Map<string, unknown>): number | null {
  const found = indexColumns.map((column) => columns.get(column)).find((index) => typeof index === 'number');
  return found === undefined ? null : found;
}
