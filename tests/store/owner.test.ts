import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test, vi } from 'vitest';
import { isRunning, isSameOwner, leaseOwner, ownerOf } from '../../store/owner.ts';

test('This process is running and is itself.', () => {
  expect(isRunning(leaseOwner())).toBe(true);
  expect(isSameOwner(leaseOwner(), ownerOf(process.pid))).toBe(true);
});

test('A process of another boot is gone, whoever has its id now.', () => {
  expect(isRunning({ ...leaseOwner(), bootId: 'before the last start' })).toBe(false);
});

test('A later process under the same id is not the one that took the lease.', () => {
  const earlier = { ...leaseOwner(), startTime: leaseOwner().startTime - 1 };
  expect(isRunning(earlier)).toBe(false);
  expect(isSameOwner(leaseOwner(), earlier)).toBe(false);
});

test('A process that stands still is running, and one that was killed is not.', async () => {
  const child = spawn('sleep', ['600']);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'spawn');
  const owner = ownerOf(Number(child.pid));
  child.kill('SIGSTOP');
  expect(isRunning(owner)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isRunning(owner)).toBe(false);
});

test('A process that has ended is gone, though its parent has not noticed.', async () => {
  // What `sh` started becomes the child of a `sleep` that never asks how it went.
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 600'], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void parent.kill('SIGKILL'));
  const [line] = await once(createInterface({ input: parent.stdout }), 'line');
  await vi.waitFor(() => expect(isRunning(ownerOf(Number(line)))).toBe(false));
  expect(parent.exitCode).toBeNull();
});
