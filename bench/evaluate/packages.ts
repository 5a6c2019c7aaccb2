import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ScoredFiles, Scores } from './scores.ts';

/** The scores of a package from PyPI behind its driver, a Python file of this folder. */
export async function theirScores(
  python: string,
  driver: string,
  { samples, tasks }: ScoredFiles,
  workers: number,
  env: Record<string, string> = {},
): Promise<Scores> {
  const args = [join(import.meta.dirname, driver), samples, tasks, String(workers)];
  const options = { env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(python, args, options);
  const found: Omit<Scores, 'name'> = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  return { name: driver.replace('.py', ''), ...found };
}
