// Needs a real server: the whole tree runs, with scripted activities at the seam.
import type { WorkflowHandle } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import { progressQuery, setPausedUpdate } from '../../temporal-config/messages.ts';
import { taskQueues } from '../../temporal-config/task-queues.ts';
import { datasetId } from '../../temporal-config/workflow-ids.ts';
import { collectDataset } from '../../workflows/index.ts';
import { ScriptedActivities, type Script } from '../support/scripted-activities.ts';
import { type WorkflowWorld, workflowWorld } from '../support/workflow-worker.ts';

const start = ({ client, place }: WorkflowWorld): Promise<WorkflowHandle<typeof collectDataset>> =>
  client.workflow.start(collectDataset, {
    workflowId: datasetId(place.home, 'r'),
    taskQueue: taskQueues(place.home).orchestration,
    args: [{ run: 'r', place }],
  });

const nine = Object.fromEntries(
  Array.from({ length: 9 }, (_, number) => [`task-${number}`, number % 3 === 0 ? ['passed'] : ['failed', 'passed']]),
) as Script['tasks'];

describe('collectDataset', () => {
  it('runs every block of every shard, then marks the run as done', async () => {
    const activities = new ScriptedActivities({ tasks: nine });
    const handle = await start(await workflowWorld(activities));
    expect(await handle.result()).toEqual({ mastered: 3, refined: 6, unrefined: 0, rejected: 0, abandoned: 0 });
    expect(activities.outcomes.size).toBe(9);
    expect(activities.inputs('finishRun')).toEqual([{ run: 'r' }]);
  });

  it('ends only when the store says that nothing is left, and starts those blocks again', async () => {
    const activities = new ScriptedActivities({ tasks: nine });
    const record = activities.recordTrajectories;
    let lost = 0;
    activities.recordTrajectories = async (input) => {
      // Two trajectories do not reach the store, as when its file is put back from a copy.
      if ((lost += 1) > 2) await record(input);
    };
    const handle = await start(await workflowWorld(activities));
    await handle.result();
    expect(activities.outcomes.size).toBe(9);
    expect(activities.inputs('listShards').length).toBeGreaterThanOrEqual(3);
  });

  it('keeps more blocks open once its run may make more calls at once', async () => {
    const activities = new ScriptedActivities({ tasks: nine });
    const { listShards, proposeAttempts } = activities;
    let window = 1;
    activities.listShards = async (input) => ({ ...(await listShards(input)), window });
    const third = Promise.withResolvers<void>();
    let asked = 0;
    activities.proposeAttempts = async (input) => {
      asked += 1;
      window = 4;
      if (asked === 3) third.resolve();
      // The second block does not end before the third has begun.
      if (asked > 1) await third.promise;
      return proposeAttempts(input);
    };
    const handle = await start(await workflowWorld(activities));
    await handle.result();
    expect(activities.outcomes.size).toBe(9);
  });

  it('answers with its progress, and pauses and resumes by an update', async () => {
    let held = true;
    const activities = new ScriptedActivities({
      tasks: { one: ['passed'], two: ['passed'] },
      asked: (_activity, call) =>
        held && call.number === 1 ? { ...call, state: 'pending', reason: 'paused', waitMs: 3_600_000 } : null,
    });
    const handle = await start(await workflowWorld(activities));
    await expect
      .poll(() => handle.query(progressQuery), { timeout: 20_000 })
      .toMatchObject({ tasks: 2, tally: { mastered: 1 } });
    await handle.executeUpdate(setPausedUpdate, { args: [true] });
    expect(activities.paused).toBe(true);
    held = false;
    await handle.executeUpdate(setPausedUpdate, { args: [false] });
    expect(activities.paused).toBe(false);
    expect(await handle.result()).toMatchObject({ mastered: 2 });
  });

  it('passes a cancel down to every block', async () => {
    const activities = new ScriptedActivities({
      tasks: { one: ['passed'], two: ['passed'] },
      asked: (_activity, call) => ({ ...call, state: 'pending', reason: 'paused', waitMs: 3_600_000 }),
    });
    const world = await workflowWorld(activities);
    const handle = await start(world);
    await expect.poll(() => activities.inputs('proposeAttempts').length, { timeout: 20_000 }).toBe(2);
    await handle.cancel();
    await expect(handle.result()).rejects.toMatchObject({ cause: { name: 'CancelledFailure' } });
    const open = `PersdRun = 'r' AND ExecutionStatus = 'Running' AND WorkflowId STARTS_WITH '${datasetId(world.place.home, 'r')}'`;
    await expect.poll(async () => (await world.client.workflow.count(open)).count, { timeout: 20_000 }).toBe(0);
  });

  it('is found by its run and shows a table of its progress', async () => {
    const activities = new ScriptedActivities({ tasks: nine });
    const handle = await start(await workflowWorld(activities));
    await handle.result();
    const { currentDetails } = await handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    expect(currentDetails).toContain('9 of 9 tasks');
    expect(currentDetails).toContain('| refined | 6 |');
  });
});
