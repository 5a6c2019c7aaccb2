import { expect, test } from 'vitest';
import { checkTasks } from '../../activities/check-tasks.ts';
import type { ExecutionRequest, Sandbox } from '../../sandbox/port.ts';
import { doubling, perform, storeWith } from './home.ts';
import { openTestSandbox } from '../sandbox/support.ts';

test.each(['wasm', 'native'] as const)('a plan that says python: %s has its programs executed so', async (python) => {
  const sandbox = await openTestSandbox(1);
  const asked: ExecutionRequest['python'][] = [];
  const listening: Sandbox = {
    ...sandbox,
    execute: (request) => {
      asked.push(request.python);
      // Which interpreters this machine has is not what is asked here.
      return sandbox.execute({ ...request, python: 'wasm' });
    },
  };
  const task = { ...doubling, gold: 'def double(x):\n    return x + x\n' };
  const store = await storeWith([task], { sandbox: { python, refuseWeak: false } });
  const { tasks } = await perform(checkTasks(store, listening), { run: 'run', block: { from: 0, to: 0 } });
  await sandbox.close();
  expect(tasks).toMatchObject([{ gold: 'passed' }]);
  expect(new Set(asked)).toEqual(new Set([python]));
});
