import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { readTest } from '../../domain/benchmarks/persd.ts';
import type { RawTest, RowSource } from '../../domain/benchmarks/raw.ts';
import { Row, UnreadableRow } from '../../domain/benchmarks/row.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { openLocalSandbox } from '../local.ts';
import { print } from '../screen/print.ts';
import { languageOf } from './language.ts';
import { conditionsOf, type ExecuteOptions } from './options.ts';
import { requestOf } from './submission.ts';
import { verdictDocument } from './verdict-document.ts';
import { verdictLines } from './verdict-lines.ts';

/** Runs one program against the tests of a file, and says what became of it. */
export async function executeOne(path: string, testsPath: string, options: ExecuteOptions): Promise<void> {
  const language = languageOf(path, options.language);
  const [program, tests] = [await contentOf(path), testsIn(testsPath, await contentOf(testsPath))];
  const conditions = conditionsOf(options);
  const entryPoint = options.entryPoint ?? null;
  const sandbox = await openLocalSandbox(1);
  try {
    const source: RowSource = { file: testsPath, unit: 'line', number: 1 };
    const submission = { id: path, language, program, tests, group: null, setup: '', entryPoint, ...conditions };
    const request = await requestOf(submission, source, sandbox.reader, conditions);
    if (typeof request === 'string') throw new CommandFailure(exitCodes.badInput, `${testsPath}: ${request}`);
    const execution = await sandbox.execute(request);
    print(options.json, verdictDocument(path, execution), verdictLines(execution));
    if (execution.status !== 'passed') process.exitCode = exitCodes.unwell;
  } finally {
    await sandbox.close();
  }
}

async function contentOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(exitCodes.badInput, `${path}: expected a file that can be read, found ${reason}`);
  }
}

/** A file of source is one test until it is split; one of lines has a test in each. */
function testsIn(path: string, content: string): RawTest[] {
  if (extname(path) !== '.jsonl') return [{ kind: 'code', code: content }];
  const lines = content.split('\n').map((line, index) => ({ line, number: index + 1 }));
  return lines.filter(({ line }) => line.trim() !== '').map(({ line, number }) => testIn(path, line, number));
}

function testIn(file: string, line: string, number: number): RawTest {
  const source: RowSource = { file, unit: 'line', number };
  try {
    const test: unknown = JSON.parse(line);
    return readTest(test, new Row({ test }, source));
  } catch (error) {
    if (!(error instanceof UnreadableRow || error instanceof SyntaxError)) throw error;
    throw new CommandFailure(exitCodes.badInput, `${file}, line ${number}: ${error.message}`);
  }
}
