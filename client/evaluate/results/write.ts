import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { once } from 'node:events';
import { CommandFailure, exitCodes } from '../../exit-codes.ts';
import { evalPlusDocument } from './evalplus.ts';
import type { EvaluationHead, ResultRow } from './head.ts';
import { humanEvalLine } from './human-eval.ts';

export const resultFormats = ['human-eval', 'evalplus'] as const;
export type ResultFormat = (typeof resultFormats)[number];

/** Results on their way to a file, which has its name only once it is whole. */
export interface ResultWriter {
  add(row: ResultRow): Promise<void>;
  end(): Promise<void>;
  /** Removes what was written. */
  abandon(): Promise<void>;
}

/** Throws `CommandFailure` where nothing can be written. */
export async function openResults(
  path: string,
  format: ResultFormat,
  head: EvaluationHead & { tasks: string[]; hash: string },
): Promise<ResultWriter> {
  const part = `${path}.part`;
  const stream = await opened(part);
  const end = async (): Promise<void> => {
    await finished(stream.end());
    await rename(part, path);
  };
  const abandon = async (): Promise<void> => {
    stream.destroy();
    await rm(part, { force: true });
  };
  if (format === 'human-eval') {
    const { hash: _, tasks: __, ...own } = head;
    return { add: (row) => write(stream, humanEvalLine(own, row)), end, abandon };
  }
  const rows = new Map<string, ResultRow[]>();
  const add = async (row: ResultRow): Promise<void> => {
    rows.set(row.result.task, [...(rows.get(row.result.task) ?? []), row]);
  };
  const endDocument = async (): Promise<void> => {
    for (const piece of evalPlusDocument(head, rows, new Date())) await write(stream, piece);
    await end();
  };
  return { add, end: endDocument, abandon };
}

async function opened(path: string): Promise<WriteStream> {
  const stream = createWriteStream(path);
  try {
    await once(stream, 'open');
    return stream;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(
      exitCodes.badInput,
      `expected a place to write results at ${path}, found none (${reason})`,
    );
  }
}

async function write(stream: WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}
