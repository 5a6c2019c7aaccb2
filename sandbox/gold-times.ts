import { hash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TaskTest } from '../domain/task.ts';

/** A gold program under tests, in one of the Pythons. */
export interface TimedGold {
  program: string;
  tests: TaskTest[];
  python: 'wasm' | 'native';
}

/** How long gold programs take, from one process to the next: what else a program may take is told by that. */
export interface GoldTimes {
  /** Milliseconds of processor time; 0 for one that does not pass, which says nothing; null where nobody has timed it. */
  recall(gold: TimedGold): Promise<number | null>;
  note(gold: TimedGold, ms: number): Promise<void>;
}

/** Gold programs' times in a folder, a small file each. A disk that takes nothing costs the memory alone. */
export function openGoldTimes(folder: string): GoldTimes {
  const pathOf = (gold: TimedGold): string => join(folder, keyOf(gold));
  return {
    recall: async (gold) => parse(await readFile(pathOf(gold), 'utf8').catch(() => '')),
    note: async (gold, ms) => {
      const draft = join(folder, `draft-${randomUUID()}`);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(draft, String(Math.ceil(ms)));
        await rename(draft, pathOf(gold));
      } catch {
        // Timed again next time.
      }
    },
  };
}

const parse = (text: string): number | null => (/^\d+$/.test(text) ? Number(text) : null);

/** What tests expect takes no time. */
const keyOf = ({ program, tests, python }: TimedGold): string =>
  hash('sha256', JSON.stringify([python, program, tests.map(questionOf)]));

const questionOf = (test: TaskTest): string =>
  test.kind === 'code' ? test.code : test.kind === 'stdio' ? test.stdin : test.call;
