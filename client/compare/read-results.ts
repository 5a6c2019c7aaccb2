import { basename } from 'node:path';
import type { Evaluation, SampleResult } from '../../domain/evaluation/evaluation.ts';
import { readRecorded } from '../../domain/evaluation/recorded.ts';
import type { RecordedVerdict } from '../../domain/evaluation/recorded-verdict.ts';
import { readSampleRows } from '../evaluate/sample-file.ts';
import { ownPart } from '../evaluate/results/schema.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';

/** What nobody wrote down about results that another tool made. */
const foreign: Omit<Evaluation, 'name' | 'tasks' | 'results'> = {
  schema: 1,
  benchmark: '',
  digest: '',
  further: false,
  assembly: 'alone',
  asked: null,
  steps: 1,
  k: [1],
};

/**
 * An evaluation from a file of results: one that `persd evaluate --out` wrote, or that of another harness, as far as it tells; then
 * `digest` is empty. Throws `CommandFailure` for a row without a verdict.
 */
export async function readResults(path: string): Promise<Evaluation> {
  const read: Evaluation = { ...foreign, name: basename(path), tasks: [], results: [] };
  const counts = new Map<string, number>();
  for await (const { found, position } of readSampleRows(path)) {
    if (!('row' in found)) throw unreadable(path, found.source.number, found.message);
    const own = ownPartOf(found.row, path, found.source.number);
    if (own !== null) {
      const { tasks, ...head } = own.evaluation;
      Object.assign(read, head, tasks === undefined ? {} : { tasks });
      read.results.push(own.result);
    } else add(read, found.row, position, counts, found.source.number);
  }
  const named = [...read.tasks, ...read.results.map(({ task }) => task)];
  return { ...read, tasks: [...new Set(named)] };
}

/** What persd wrote itself; null where another tool wrote the row. */
function ownPartOf(row: unknown, path: string, line: number) {
  if (typeof row !== 'object' || row === null || !('persd' in row)) return null;
  const own = ownPart.safeParse(row.persd);
  if (own.success) return own.data;
  const [issue] = own.error.issues;
  const where = ['persd', ...(issue?.path ?? [])].join('.');
  throw unreadable(path, line, `expected what this persd writes in ${where}, found other (${issue?.message ?? ''})`);
}

function add(read: Evaluation, row: unknown, position: number, counts: Map<string, number>, line: number): void {
  const samples = readRecorded(row, position);
  if (typeof samples === 'string') throw unreadable(read.name, line, samples);
  for (const { task, text, verdict, truncated } of samples) {
    if (verdict === null || task.by !== 'id') {
      const advice = 'score it with persd evaluate --samples first';
      throw unreadable(read.name, line, `expected a task id with a verdict on its sample, found none; ${advice}`);
    }
    const sample = counts.get(task.id) ?? 0;
    counts.set(task.id, sample + 1);
    if (verdict.further !== null) read.further = true;
    const form = { truncated, extracted: text.trim() !== '', length: text.length };
    read.results.push({ task: task.id, sample, step: 1, ...outcomeOf(verdict), ...form });
  }
}

/** Another tool says whether a sample passed, and not why. */
function outcomeOf({ passed, further }: RecordedVerdict): Pick<SampleResult, 'status' | 'cause' | 'further'> {
  const word = (good: boolean) => (good ? ('passed' as const) : ('failed' as const));
  const cause = passed ? null : ('assertion' as const);
  return { status: word(passed), cause, further: passed && further !== null ? word(further) : null };
}

const unreadable = (path: string, line: number, message: string): CommandFailure =>
  new CommandFailure(exitCodes.badInput, `${path}, line ${line}: ${message}.`);
