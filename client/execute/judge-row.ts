import type { RowSource } from '../../domain/benchmarks/raw.ts';
import { UnreadableRow } from '../../domain/benchmarks/row.ts';
import { type ExecutionLimits, SandboxFailure } from '../../sandbox/port.ts';
import type { Line } from '../tasks/lines.ts';
import type { Lanes } from './lanes.ts';
import type { Conditions } from './options.ts';
import { readSubmission } from './row.ts';
import { requestOf, type Submission } from './submission.ts';
import { type VerdictDocument, verdictDocument } from './verdict-document.ts';

/** What holds for all rows of a batch. */
export interface BatchPlace extends Conditions {
  /** The rows' file, as people know it. */
  file: string;
}

/** The verdict on one row; what is wrong with a row, or with the sandbox, takes its place. */
export function judgeRow(line: Line, place: BatchPlace, lanes: Lanes): Promise<VerdictDocument> {
  const source: RowSource = { file: place.file, unit: 'line', number: line.number };
  const submission = submissionIn(line, source, place.limits);
  // At once, for the order of a group is that in which its rows come here.
  return 'error' in submission ? Promise.resolve(submission) : judge(submission, source, place, lanes);
}

function submissionIn({ bytes, number }: Line, source: RowSource, limits: ExecutionLimits) {
  const row = parse(bytes);
  if (row instanceof Error) return { id: null, line: number, error: tornWords(row) };
  try {
    return readSubmission(row, source, limits);
  } catch (error) {
    if (error instanceof UnreadableRow) return { id: idIn(row), line: number, error: error.message };
    throw error;
  }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return error;
  }
}

const tornWords = (error: Error): string =>
  `expected a row of JSON in UTF-8, found what cannot be read (${error.message})`;

const idIn = (row: unknown): string | null =>
  typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'string' ? row.id : null;

async function judge(
  submission: Submission,
  source: RowSource,
  place: BatchPlace,
  lanes: Lanes,
): Promise<VerdictDocument> {
  const { id, group } = submission;
  try {
    return await lanes.run(group, async (sandbox) => {
      const request = await requestOf(submission, source, lanes.reader, place);
      if (typeof request === 'string') return { id, line: source.number, error: request };
      return verdictDocument(id, await sandbox.execute(request));
    });
  } catch (error) {
    if (error instanceof SandboxFailure) return { id, status: 'sandbox_error', error: error.message };
    throw error;
  }
}
