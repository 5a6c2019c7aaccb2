import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { demoFolder } from '../../demo/tasks.ts';

test('the models run as a process that says where it listens and ends when its standard input closes', async () => {
  const child = spawn(process.execPath, [join(demoFolder, 'models.ts')], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const [line]: unknown[] = await once(createInterface(child.stdout), 'line');
  const { url } = JSON.parse(String(line));
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
  const reply = await fetch(`${url}/models`);
  expect(await reply.json()).toMatchObject({ data: [{ id: 'demo-student' }, { id: 'demo-teacher' }] });
  child.stdin.end();
  expect(await ended).toEqual([0, null]);
});
