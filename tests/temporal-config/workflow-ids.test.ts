// Pure: ids and queues.
import { expect, it } from 'vitest';
import { taskQueues } from '../../temporal-config/task-queues.ts';
import { datasetId, shardId, tasksId } from '../../temporal-config/workflow-ids.ts';

it('names workflows of the embedded server by run, shard and block', () => {
  expect(datasetId(null, 'mbpp')).toBe('persd/mbpp');
  expect(shardId(null, 'mbpp', 3)).toBe('persd/mbpp/shard/3');
  expect(tasksId(null, 'mbpp', { from: 25, to: 49 })).toBe('persd/mbpp/tasks/25-49');
});

it('puts the home’s id into ids and queues where a server is shared', () => {
  expect(tasksId('k3x9', 'mbpp', { from: 0, to: 0 })).toBe('persd.k3x9/mbpp/tasks/0-0');
  expect(taskQueues('k3x9')).toEqual({
    orchestration: 'persd.k3x9',
    student: 'persd.k3x9-student',
    teacher: 'persd.k3x9-teacher',
    sandbox: 'persd.k3x9-sandbox',
  });
});

it('gives each role a queue of its own', () => {
  expect(new Set(Object.values(taskQueues(null))).size).toBe(4);
  expect(taskQueues(null).orchestration).toBe('persd');
});
