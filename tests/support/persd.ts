import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from './sources.ts';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Started {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** What it has said so far on standard error. */
  said: () => string;
}

/** The programs of tests are our own: they run on machines without a jail too. */
const running = ['collect', 'resume'];

/** Starts the command of the code in `clone` as a person does, in a home of its own. */
export function startPersd(home: string, args: string[], env: NodeJS.ProcessEnv = {}, clone: string = root): Started {
  const unsafe = running.includes(args[0] ?? '') ? ['--unsafe-no-jail'] : [];
  const child = spawn(process.execPath, [join(clone, 'bin/persd.mjs'), ...args, ...unsafe], {
    env: { ...process.env, PERSD_HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, stdout, stderr }));
  return { child, ended, said: () => stderr };
}

/** Runs the command to its end. */
export function runPersd(home: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return startPersd(home, args, env).ended;
}

/** How many tasks ended in which outcome, as a collection's `--json` says. */
export const outcomesIn = ({ stdout }: Ended): Record<string, number> => JSON.parse(stdout).outcomes;
