import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { type Clock, openClock } from '../../../sandbox/slots/clock.ts';
import { endFamily } from '../../../sandbox/slots/end.ts';

let child: ChildProcess | null = null;
let clock: Clock | null = null;

afterEach(async () => {
  if (child?.pid && clock) await endFamily(child.pid, clock);
  clock?.close();
  child = clock = null;
});

/** The clock of a shell that runs a script. */
function watchShell(script: string, byChildren = true): Clock {
  child = spawn('sh', ['-c', script], { detached: true, stdio: 'ignore' });
  clock = openClock(child.pid ?? 0, byChildren);
  return clock;
}

const busyFor = (turns: number): string => `i=0; while [ $i -lt ${turns} ]; do i=$((i+1)); done`;

describe.runIf(process.platform === 'linux')('the clock of a process', () => {
  test('goes on while the process works, and is unknown where there is none', () => {
    clock = openClock(process.pid);
    const before = clock.read();
    const start = process.cpuUsage().user;
    while (process.cpuUsage().user - start < 50_000);
    const after = clock.read();
    expect((after?.cpuMs ?? 0) - (before?.cpuMs ?? 0)).toBeGreaterThan(20);
    expect(after?.stopped).toBe(false);
    expect(openClock(2 ** 30).read()).toBeNull();
  });

  test.each([
    ['as the kernel lists children', true],
    ['as every process names its parent', false],
  ])('counts what its descendants use, %s', async (_, byChildren) => {
    const family = watchShell(`sh -c 'setsid sh -c "while :; do :; done" & wait' & wait`, byChildren);
    await expect.poll(() => family.read()?.cpuMs ?? 0).toBeGreaterThan(100);
    expect(family.members().length).toBeGreaterThanOrEqual(3);
  });

  test('never goes back when a descendant ends', async () => {
    const family = watchShell(`(${busyFor(300_000)}); exec sleep 1000`);
    const readings: number[] = [];
    await expect
      .poll(() => {
        readings.push(family.read()?.cpuMs ?? 0);
        return family.members().length === 1 && (readings.at(-1) ?? 0) > 50;
      })
      .toBe(true);
    expect(readings).toEqual(readings.toSorted((one, other) => one - other));
  });

  test('holds no file open after it was closed, however many processes it saw', async () => {
    const held = readdirSync('/proc/self/fd').length;
    const family = watchShell(`for i in 1 2 3 4 5 6 7 8; do sleep 1000 & done; wait`);
    await expect.poll(() => family.read() && family.members().length).toBe(9);
    await endFamily(child?.pid ?? 0, family);
    family.close();
    expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(held);
  });

  test('stands still while the process is stopped', async () => {
    const family = watchShell('while :; do :; done');
    await expect.poll(() => family.read()?.cpuMs ?? 0).toBeGreaterThan(10);
    child?.kill('SIGSTOP');
    await expect.poll(() => family.read()?.stopped).toBe(true);
    expect(family.read()?.cpuMs).toBe(family.read()?.cpuMs);
  });
});
