import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundRow } from '../tasks/read-rows.ts';

/** One sample a file, numbered from 0, as EvalPlus writes them. */
const program = /^(\d+)\.(?:py|js|ts)$/;

/** A folder of folders, each named as its task and with a program in each of its files, as rows; without any, nothing. */
export async function* readProgramFolder(path: string): AsyncGenerator<FoundRow> {
  let number = 0;
  for (const task of await foldersIn(path)) {
    for (const name of (await readdir(join(path, task))).filter((one) => program.test(one)).sort(byNumber)) {
      const file = join(path, task, name);
      number += 1;
      const row = { task_id: task, solution: await readFile(file, 'utf8') };
      yield { row, source: { file, unit: 'row', number } };
    }
  }
}

async function foldersIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

const byNumber = (one: string, other: string): number => Number.parseInt(one, 10) - Number.parseInt(other, 10);
