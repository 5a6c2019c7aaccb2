import { MockActivityEnvironment } from '@temporalio/testing';
import { onTestFinished } from 'vitest';
import type { CollectPlan } from '../../domain/plan.ts';
import type { CodingTask } from '../../domain/task.ts';
import { cutBlocks } from '../../domain/block.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/port.ts';
import { quietRuntime } from '../support/quiet-runtime.ts';
import { samplePlan } from '../support/sample-plan.ts';
import { temporaryHome } from '../support/temporary-home.ts';

quietRuntime();

/** Doubling a number: a task that a right program solves and a wrong one does not. */
export const doubling: CodingTask = {
  id: 'double',
  text: 'Return twice the number.',
  entryPoint: 'double',
  header: 'def double(x):',
  gold: 'def double(x):\n    return x * 2\n',
  language: 'python',
  setup: '',
  tests: [
    { kind: 'value', call: 'double(2)', expected: '4', value: { t: 'int', v: '4' } },
    { kind: 'value', call: 'double(3)', expected: '6', value: { t: 'int', v: '6' } },
  ],
};

/** A real store with a run of these tasks, one a block. */
export async function storeWith(tasks: CodingTask[], plan: Partial<CollectPlan> = {}): Promise<Store> {
  const store = await openStore(temporaryHome());
  onTestFinished(() => store.close());
  await store.runs.create({
    plan: samplePlan({ name: 'run', ...plan }),
    tasks: tasks.map((task, position) => ({ task, position })),
    tasksPerWorkflow: 1,
    blocks: cutBlocks(tasks.length, 1, 0),
  });
  return store;
}

/** Runs an activity as a worker does, with heartbeats that go nowhere. */
export function perform<Input, Output>(activity: (input: Input) => Promise<Output>, input: Input): Promise<Output> {
  return new MockActivityEnvironment().run(activity, input);
}
