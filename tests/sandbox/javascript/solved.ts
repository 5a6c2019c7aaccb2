import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A task of MultiPL-E's HumanEval in JavaScript, and our own programs for it. */
export interface Solved {
  name: string;
  /** Solves the task. */
  right: string;
  /** The same with one line changed, so that it does not. */
  wrong: string;
  /** As published. */
  tests: string;
}

const folder = join(import.meta.dirname, 'solutions');

/** What stands behind this mark takes the place of its line, but for the indentation, in the program that is wrong. */
const mark = / *\/\/> (.*)$/m;

/** Reads our solutions and, from the folder with public data, the tests of their tasks. */
export function readSolved(data: string): Solved[] {
  const rows = readFileSync(join(data, 'multipl-e/humaneval-js.jsonl'), 'utf8').trim().split('\n');
  const tests = new Map(
    rows.map((row): [string, string] => {
      const { name, tests: published }: { name: string; tests: string } = JSON.parse(row);
      return [name, published];
    }),
  );
  return readdirSync(folder).map((file) => {
    const name = `HumanEval_${basename(file, '.js')}`;
    return { name, ...rightAndWrong(readFileSync(join(folder, file), 'utf8')), tests: tests.get(name) ?? '' };
  });
}

function rightAndWrong(text: string): { right: string; wrong: string } {
  const wrong = text.replace(/^( *).*\/\/> (.*)$/m, '$1$2');
  if (wrong === text) throw new Error(`Expected a line marked with //>, found none in ${text}`);
  return { right: text.replace(mark, ''), wrong };
}

/** Whether plain Node runs a program with its tests to the end, in a process of their own. */
export function passesInNode(program: string, tests: string): boolean {
  const home = mkdtempSync(join(tmpdir(), 'persd-node-'));
  try {
    const file = join(home, 'program.cjs');
    writeFileSync(file, `${program}\n${tests}`);
    return spawnSync(process.execPath, [file], { stdio: 'ignore', timeout: 10_000 }).status === 0;
  } finally {
    rmSync(home, { recursive: true });
  }
}
