import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import type { Pass } from './figures.ts';
import { followMemory } from './memory.ts';
import type { BenchProgram } from './programs.ts';
import type { Subject } from './subject.ts';

const run = promisify(execFile);

/** A folder with a Python of its own and these packages in it; `close` removes it. */
export async function installPackages(names: string[]): Promise<{ python: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'persd-bench-'));
  await run('python3', ['-m', 'venv', folder]);
  const python = join(folder, 'bin', 'python');
  await run(python, ['-m', 'pip', 'install', '--quiet', ...names], { maxBuffer: 64 * 1024 * 1024 });
  return { python, close: () => rm(folder, { recursive: true }) };
}

/** A package from PyPI behind its driver, a Python file of this folder. */
export function pypiPackage(python: string, name: string, driver: string, env: Record<string, string> = {}): Subject {
  return {
    name,
    run: async (programs, workers, limitSeconds) => {
      const folder = await mkdtemp(join(tmpdir(), 'persd-bench-'));
      try {
        const rows = await writeRows(folder, programs);
        return await drive(
          python,
          [join(import.meta.dirname, driver), rows, String(workers), String(limitSeconds)],
          env,
        );
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  };
}

async function writeRows(folder: string, programs: BenchProgram[]): Promise<string> {
  const path = join(folder, 'rows.jsonl');
  await writeFile(path, programs.map((program) => `${JSON.stringify(program)}\n`).join(''));
  return path;
}

async function drive(python: string, args: string[], env: Record<string, string>): Promise<Pass> {
  const child = spawn(python, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const highest = followMemory(child.pid ?? 0);
  const [said, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const memoryMb = highest();
  const last = said.trim().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) throw new Error(`Expected figures from ${args[0]}, found ${complaints.slice(-2000)}`);
  const pass: Omit<Pass, 'memoryMb'> = JSON.parse(last);
  return { ...pass, memoryMb };
}
