import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findProgram } from '../../../sandbox/jail/find.ts';
import type { Enclosed, Jail } from '../../../sandbox/jail/jail.ts';
import { runEnclosed } from '../../../sandbox/jail/self-test/run.ts';
import { standingJails } from './standing.ts';

const jails = await standingJails();
const perl = findProgram('perl');
if (perl === null) console.warn('NOT TESTED: trees of processes, for want of Perl');

/** Processes alive whose command line has a mark in it, the launchers around them included. */
function marked(mark: string): number[] {
  return readdirSync('/proc').flatMap((name) => {
    try {
      const isOurs = /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(mark);
      return isOurs && !/\) [ZX]/.test(readFileSync(`/proc/${name}/stat`, 'utf8')) ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

const enclosed = (program: string, more: Partial<Enclosed> = {}, ...args: string[]): Enclosed => ({
  command: perl ?? '',
  arguments: ['-e', program, ...args],
  reads: [],
  memoryMb: 512,
  ...more,
});

/** Starts a child that starts another, which leaves the group if it can and holds nothing open. */
const family = `
$| = 1;
unless (fork) { unless (fork) { eval { require POSIX; POSIX::setsid() }; syscall(112); close $_ for *STDIN, *STDOUT, *STDERR; sleep 300 } sleep 300 }
print "ready\\n"; sleep 300;`;

async function startFamily(jail: Jail, mark: string): Promise<ChildProcess> {
  const { command, arguments: args } = jail.enclose(enclosed(family, { forks: true }, mark));
  const child = spawn(command, args, { env: {}, cwd: '/', detached: true, stdio: 'pipe' });
  await once(child.stdout, 'data');
  return child;
}

describe.skipIf(perl === null).each(jails)('the rung $rung', (jail) => {
  it('ends with all that it started when its process group is killed, those included that left the group', async () => {
    const mark = randomUUID();
    const child = await startFamily(jail, mark);
    await expect.poll(() => marked(mark).length).toBeGreaterThanOrEqual(3);
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    await expect.poll(() => marked(mark)).toEqual([]);
  });

  it('ends when the process that started it is killed', async () => {
    const mark = randomUUID();
    const jailed = jail.enclose(enclosed('$| = 1; print "ready\\n"; sleep 300', {}, mark));
    const script = `const { command, arguments: args } = ${JSON.stringify(jailed)};
      require('node:child_process').spawn(command, args, { detached: true, stdio: ['pipe', 'inherit', 'inherit'] });`;
    const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(parent.stdout, 'data');
    parent.kill('SIGKILL');
    await expect.poll(() => marked(mark)).toEqual([]);
  });

  // Without namespaces an ordinary user's guests count together with all that the user runs.
  const counted = jail.rung !== 'restricted' || process.geteuid?.() === 0;

  it.runIf(counted)('bounds the processes of a guest that forks without end', async () => {
    const bomb =
      'my $n = 0; while ($n < 500) { my $p = fork; last unless defined $p; if (!$p) { sleep 60; exit } $n++ } print $n; kill 9, -$$';
    const ended = await runEnclosed(jail, enclosed(`$| = 1; ${bomb}`, { forks: true, memoryMb: 64 }));
    expect(Number(ended.stdout)).toBeGreaterThan(0);
    expect(Number(ended.stdout)).toBeLessThan(128);
  });

  it('lets a guest start nothing unless it is said that it may', async () => {
    const ended = await runEnclosed(jail, enclosed('print defined fork ? "forked" : "refused: $!"'));
    expect(ended.stdout).toMatch(/^refused: Operation not permitted/);
  });

  it('bounds the memory of a guest', async () => {
    const ended = await runEnclosed(jail, enclosed('my $x = "x" x (600 << 20); print "has it"'));
    expect(ended.stdout).toBe('');
    expect(ended.code).not.toBe(0);
  });
});
