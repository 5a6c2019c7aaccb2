import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { openClock } from '../../../sandbox/slots/clock.ts';
import { endFamily } from '../../../sandbox/slots/end.ts';
import { readProcesses } from '../../../sandbox/slots/process-table.ts';

const alive = (pids: number[]): number[] =>
  readProcesses()
    .filter((row) => row.alive && pids.includes(row.pid))
    .map(({ pid }) => pid);

describe.runIf(process.platform === 'linux')('the end of a process', () => {
  test.each([
    ['children in its group', 'for i in 1 2 3; do sleep 1000 & done; wait', 4],
    [
      'a child in a session of its own that ignores every signal it may',
      `setsid sh -c 'trap "" TERM INT HUP; while :; do sleep 1; done' & wait`,
      3,
    ],
    ['children that never stop starting others', 'while :; do sleep 1000 & sleep 0.01; done', 10],
  ])('is that of %s', async (_, script, members) => {
    const child = spawn('sh', ['-c', script], { detached: true, stdio: 'ignore' });
    const clock = openClock(child.pid ?? 0);
    await expect.poll(() => clock.read() && clock.members().length).toBeGreaterThanOrEqual(members);
    const family = clock.members();
    await endFamily(child.pid ?? 0, clock);
    expect(alive(family)).toEqual([]);
    expect(readProcesses().filter((row) => row.alive && row.group === child.pid)).toEqual([]);
    clock.close();
  });

  test('reaches those who lost the parent by whom they were known', async () => {
    const child = spawn('sh', ['-c', 'setsid sleep 1000 & wait'], { detached: true, stdio: 'ignore' });
    const clock = openClock(child.pid ?? 0);
    await expect.poll(() => clock.read() && clock.members().length).toBe(2);
    const family = clock.members();
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    expect(alive(family)).toHaveLength(1);
    await endFamily(child.pid ?? 0, clock);
    expect(alive(family)).toEqual([]);
    clock.close();
  });
});
