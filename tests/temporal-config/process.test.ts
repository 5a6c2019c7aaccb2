// Real processes, told apart, waited for and ended.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { endProcess, isAlive, processOf, signalTo, whenGone } from '../../temporal-config/process.ts';

function start(script: string): ChildProcess & { pid: number } {
  const child = spawn('/bin/sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (child.pid === undefined) throw new Error('sh does not start');
  return Object.assign(child, { pid: child.pid });
}

it('knows a process from a later one with the same pid', () => {
  const me = processOf(process.pid);
  expect(isAlive(me)).toBe(true);
  expect(isAlive({ ...me, startTime: me.startTime + 1 })).toBe(false);
});

it('sends no signal to a stranger who has the pid now', () => {
  const { pid } = start('sleep 60');
  const stranger = { ...processOf(pid), startTime: 1 };
  expect(signalTo(stranger, 'SIGKILL')).toBe(false);
  expect(isAlive(processOf(pid))).toBe(true);
});

it('waits until a process is gone, and says when it is not', async () => {
  const child = start('sleep 60');
  const known = processOf(child.pid);
  expect(await whenGone(known, 50)).toBe(false);
  child.kill('SIGKILL');
  expect(await whenGone(known, 5_000)).toBe(true);
});

it('kills what does not end when asked', async () => {
  const child = start('trap "" TERM; echo deaf; while :; do sleep 0.05; done');
  await once(child.stdout ?? child, 'data');
  const known = processOf(child.pid);
  await endProcess(known, 200);
  expect(isAlive(known)).toBe(false);
});
