import { createReadStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Readable } from 'node:stream';
import { inertJson } from '../../domain/inert.ts';
import { CommandFailure, type ExitCode, exitCodes } from '../exit-codes.ts';
import { openLocalSandbox } from '../local.ts';
import { type Line, linesOf } from '../tasks/lines.ts';
import { judgeRow } from './judge-row.ts';
import { openLanes } from './lanes.ts';
import { gatheringReader } from './gather.ts';
import { conditionsOf, type ExecuteOptions } from './options.ts';
import { summaryLine } from './summary-line.ts';
import type { VerdictDocument } from './verdict-document.ts';

/** Rows under way for each slot: enough that a slow one holds up no slot, few enough that memory stays flat. */
const rowsPerSlot = 32;

/** Executes the rows of a file, or of standard input for `-`, and prints one verdict a line in their order, each as soon as it can be. */
export async function executeBatch(path: string, options: ExecuteOptions): Promise<void> {
  const slots = options.slots ?? availableParallelism();
  const place = { file: path === '-' ? 'standard input' : path, ...conditionsOf(options) };
  const lanes = await openLanes(slots, openLocalSandbox);
  const reader = gatheringReader(lanes.reader);
  // Whoever writes learns of it here, and has more to say than other commands, which end at once.
  process.stdout.removeAllListeners('error').on('error', () => {});
  try {
    const rows = Readable.from(rowsOf(path, place.file));
    const judged = rows.map((line: Line) => judgeRow(line, place, { ...lanes, reader }), {
      concurrency: rowsPerSlot * slots,
    });
    let exitCode: ExitCode = exitCodes.done;
    for await (const verdict of judged as AsyncIterable<VerdictDocument>) {
      exitCode = gravest(exitCode, verdict);
      await write(options.json === true ? inertJson(verdict) : summaryLine(verdict));
    }
    process.exitCode = exitCode;
  } finally {
    await lanes.close();
  }
}

/** A row that is none outweighs one that the sandbox failed on: the first is for a person to mend. */
function gravest(before: ExitCode, verdict: VerdictDocument): ExitCode {
  if ('line' in verdict || before === exitCodes.badInput) return exitCodes.badInput;
  return verdict.status === 'sandbox_error' ? exitCodes.badPlace : before;
}

async function* rowsOf(path: string, name: string): AsyncGenerator<Line> {
  const stream: Readable = path === '-' ? process.stdin : createReadStream(path);
  try {
    for await (const line of linesOf(stream)) if (line.bytes.toString('utf8').trim() !== '') yield line;
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(exitCodes.badInput, `${name}: expected rows that can be read, found ${reason}`);
  }
}

/** Waits where nobody reads fast enough: verdicts must not pile up. */
function write(line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${line}\n`, (error) => (error ? reject(unread()) : resolve()));
  });
}

const unread = (): CommandFailure =>
  new CommandFailure(
    exitCodes.badPlace,
    'expected somebody to read the verdicts, found that nobody does; the rest was not run',
  );
