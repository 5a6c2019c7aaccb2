import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { onTestFinished } from 'vitest';
import { type Script, type ScriptedServer, startModelServer } from '../../demo/server.ts';

/** Which of the sums a prompt asks for. */
export const sumIn = (prompt: string): number => Number(/number plus (\d+)/.exec(prompt)?.[1]);

/** A student that solves every sum at its first attempt. */
export const solveSums: Script = ({ prompt }) => ({ text: `\n    return number + ${sumIn(prompt)}\n` });

/** A server of scripted models until the running test ends. */
export async function serveModels(script: Script): Promise<ScriptedServer> {
  const models = await startModelServer(script);
  onTestFinished(() => models.close());
  return models;
}

export interface Sums {
  /** The plan's folder. */
  folder: string;
  name: string;
  tasks: number;
  url: string;
  /** More keys of the student. */
  student?: Record<string, unknown>;
  /** More keys of the plan. */
  more?: Record<string, unknown>;
}

/** Writes a plan and so many small tasks that a script can solve; answers with the plan's path. Every run has a student of its own. */
export function writeSums({ folder, name, tasks, url, student = {}, more = {} }: Sums): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'sums.jsonl'), sumRows(tasks));
  const model = { baseURL: url, identity: name, price: { input: 1, output: 1 } };
  const plan = {
    name,
    tasks: { path: 'sums.jsonl', format: 'persd' },
    student: { ...model, model: 'student', endpoint: 'completions', concurrency: 8, ...student },
    teacher: { ...model, model: 'teacher', endpoint: 'chat', concurrency: 8 },
    ...more,
  };
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, stringify(plan));
  return path;
}

/** A task file. */
export const sumRows = (tasks: number): string =>
  Array.from({ length: tasks }, (_, sum) => `${JSON.stringify(sumTask(sum))}\n`).join('');

function sumTask(sum: number) {
  const header = `def add_${sum}(number: int) -> int:`;
  return {
    id: `sum-${sum}`,
    text: `Return the number plus ${sum}.`,
    entryPoint: `add_${sum}`,
    header,
    gold: `${header}\n    return number + ${sum}\n`,
    language: 'python',
    tests: [
      { call: `add_${sum}(1)`, expected: `${sum + 1}` },
      { call: `add_${sum}(-20)`, expected: `${sum - 20}` },
    ],
  };
}
