import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RowSource } from '../../domain/benchmarks/raw.ts';
import { readRecorded, type RecordedSample } from '../../domain/evaluation/recorded.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { type FoundRow, readRows } from '../tasks/read-rows.ts';
import { readProgramFolder } from './program-folder.ts';
import { readDocument } from './sample-document.ts';

/** A sample, and where it was recorded. */
export interface FoundSample {
  source: RowSource;
  sample: RecordedSample;
}

/** A row that holds no sample, or one of no task. */
export interface SampleFault {
  source: RowSource;
  /** What was expected, what was found and what to do, without the place. */
  message: string;
}

/**
 * The samples of a file, in its order, whatever harness wrote it: lines, an array or one document of JSON, packed with gzip or not;
 * or of a folder of such files, or of programs. Lines are read one after the other, a document as a whole.
 */
export async function* readSamples(path: string): AsyncGenerator<FoundSample | SampleFault> {
  for await (const { found, position } of readSampleRows(path)) {
    yield* 'row' in found ? samplesOf(found.row, found.source, position) : [found];
  }
}

/** The rows that hold the samples, each with its position in its file, from 0. */
export async function* readSampleRows(path: string): AsyncGenerator<{ found: FoundRow; position: number }> {
  const files = await filesAt(path);
  const sources = files.length === 0 ? [readProgramFolder(path)] : files.map(rowsIn);
  let rows = 0;
  for (const source of sources) {
    let position = 0;
    for await (const found of source) {
      yield { found, position };
      position += 1;
      rows += 1;
    }
  }
  if (files.length === 0 && rows === 0) throw emptyFolder(path);
}

/** The path itself, or the files of JSON in the folder that it names. */
async function filesAt(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = (await readdir(path)).filter((name) => /\.jsonl?(?:\.gz)?$/.test(name)).sort();
    // MultiPL-E puts what it found beside what it was found from.
    const found = new Set(names.filter((name) => name.includes('.results.')));
    const kept = names.filter((name) => found.has(name) || !found.has(name.replace('.json', '.results.json')));
    return kept.map((name) => join(path, name));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(exitCodes.badInput, `${path}: expected samples that can be read, found ${reason}`);
  }
}

const emptyFolder = (path: string): CommandFailure =>
  new CommandFailure(
    exitCodes.badInput,
    `${path}: expected .json or .jsonl, or a folder of programs for each task, found neither in it`,
  );

/** A first row that is no sample may be a document, or the first line of one. */
async function* rowsIn(path: string): AsyncGenerator<FoundRow> {
  let first = true;
  for await (const found of readRows(path, path)) {
    const document = first ? await documentIn(found, path) : null;
    if (document !== null) {
      yield* document;
      return;
    }
    first = false;
    yield found;
  }
}

async function documentIn(found: FoundRow, path: string): Promise<FoundRow[] | null> {
  const isSample = 'row' in found && typeof readRecorded(found.row, 0) !== 'string';
  return isSample ? null : readDocument(path);
}

function samplesOf(row: unknown, source: RowSource, position: number): (FoundSample | SampleFault)[] {
  const read = readRecorded(row, position);
  return typeof read === 'string' ? [{ source, message: read }] : read.map((sample) => ({ source, sample }));
}
