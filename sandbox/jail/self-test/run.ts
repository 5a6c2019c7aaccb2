import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Enclosed, Jail } from '../jail.ts';

/** How an enclosed process ended and what it said. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Milliseconds after which a guest of the self-test is killed. */
const patienceMs = 30_000;

/** Runs a process in a jail to its end, in the way in which slots are started. */
export async function runEnclosed(jail: Jail, enclosed: Enclosed): Promise<Ended> {
  const { command, arguments: args } = jail.enclose(enclosed);
  const child = spawn(command, args, { env: {}, cwd: '/', detached: true, stdio: 'pipe' });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => stdout.push(data));
  child.stderr.on('data', (data: Buffer) => stderr.push(data));
  child.stdin.on('error', () => {});
  const timer = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'), patienceMs);
  const [code] = await once(child, 'close').finally(() => clearTimeout(timer));
  return {
    code: typeof code === 'number' ? code : null,
    stdout: Buffer.concat(stdout).toString(),
    stderr: Buffer.concat(stderr).toString(),
  };
}
