// Pure: what bounds an activity, and what must not.
import { msToNumber } from '@temporalio/common/lib/time.js';
import { expect, it } from 'vitest';
import { restMs, stageOptions } from '../../temporal-config/activity-options.ts';
import { taskQueues } from '../../temporal-config/task-queues.ts';

const options = stageOptions('k3x9');

it('sends each stage to the queue of its worker', () => {
  const { orchestration, sandbox, student, teacher } = taskQueues('k3x9');
  expect(options.store.taskQueue).toBe(orchestration);
  expect(options.sandbox.taskQueue).toBe(sandbox);
  expect(options.student.taskQueue).toBe(student);
  expect(options.teacher.taskQueue).toBe(teacher);
});

it.each(Object.entries(options))('retries %s without end, and never bounds its time in the queue', (_, stage) => {
  expect(stage.retry?.maximumAttempts).toBeUndefined();
  expect(stage.scheduleToCloseTimeout).toBeUndefined();
  expect(stage.scheduleToStartTimeout).toBeUndefined();
});

it.each([options.student, options.teacher])('leaves a model activity time to return what has settled', (stage) => {
  expect(msToNumber(stage.startToCloseTimeout ?? 0)).toBeGreaterThan(restMs);
  expect(stage.cancellationType).toBe('TRY_CANCEL');
});

it.each([options.student, options.teacher, options.sandbox])('notices a dead process by its heartbeat', (stage) => {
  // Activities heartbeat every five seconds.
  expect(msToNumber(stage.heartbeatTimeout ?? 0)).toBeGreaterThanOrEqual(15_000);
  expect(msToNumber(stage.heartbeatTimeout ?? 0)).toBeLessThanOrEqual(30_000);
});
