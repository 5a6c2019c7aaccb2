import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Jail } from '../../../sandbox/jail/jail.ts';
import { standingJails } from './standing.ts';

const jails = await standingJails();

/** A process and all below it, by way of their first children. */
function innermost(pid: number): number {
  const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return child ? innermost(Number(child)) : pid;
}

/** What the kernel says of a guest while it runs, seen from outside. */
async function seen(jail: Jail): Promise<{ status: string; limits: string }> {
  const script = 'console.log("here"); setInterval(() => {}, 1000)';
  const guest = { command: process.execPath, arguments: ['-e', script], reads: [], memoryMb: 1500, reserves: true };
  const { command, arguments: args } = jail.enclose(guest);
  const child = spawn(command, args, { env: {}, cwd: '/', detached: true, stdio: 'pipe' });
  await once(child.stdout, 'data');
  const pid = innermost(child.pid ?? 0);
  const [status = '', limits = ''] = ['status', 'limits'].map((name) => readFileSync(`/proc/${pid}/${name}`, 'utf8'));
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  await once(child, 'close');
  return { status, limits };
}

describe.each(jails)('what the kernel says of a guest on the rung $rung', (jail) => {
  it('is that it has no rights, cannot get any, and runs under a filter', async () => {
    const { status } = await seen(jail);
    const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(status)?.[1]?.trim();
    const none = '0000000000000000';
    expect(['CapInh', 'CapPrm', 'CapEff', 'CapAmb'].map(field)).toEqual([none, none, none, none]);
    expect([field('NoNewPrivs'), field('Seccomp')]).toEqual(['1', '2']);
  });

  it('is that its memory, files and descriptors are limited, and that it leaves no core', async () => {
    const { limits } = await seen(jail);
    const limit = (name: string) => new RegExp(`^Max ${name}\\s+(\\S+)`, 'm').exec(limits)?.[1];
    expect(limit('data size')).toBe(String(1500 * 2 ** 20));
    expect([limit('file size'), limit('open files'), limit('core file size')]).toEqual([
      String(64 * 2 ** 20),
      '256',
      '0',
    ]);
  });
});
