// Needs a real server: the whole tree of an evaluation runs, with scripted activities at the seam.
import type { WorkflowHandle } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import { progressQuery, setPausedUpdate } from '../../temporal-config/messages.ts';
import { taskQueues } from '../../temporal-config/task-queues.ts';
import { datasetId, samplesId, shardId } from '../../temporal-config/workflow-ids.ts';
import { evaluateBenchmark } from '../../workflows/index.ts';
import { type EvaluationScript, ScriptedEvaluation, type SampleScript } from '../support/scripted-evaluation.ts';
import { type WorkflowWorld, workflowWorld } from '../support/workflow-worker.ts';

const start = ({ client, place }: WorkflowWorld): Promise<WorkflowHandle<typeof evaluateBenchmark>> =>
  client.workflow.start(evaluateBenchmark, {
    workflowId: datasetId(place.home, 'e'),
    taskQueue: taskQueues(place.home).orchestration,
    args: [{ run: 'e', place }],
  });

const passes: SampleScript = [{ status: 'passed', shown: 'passed' }];
/** It passes what its task shows, so that nobody asks again, and fails what is hidden. */
const shallow: SampleScript = [{ status: 'failed', shown: 'passed' }];
const mends: SampleScript = [
  { status: 'failed', shown: 'failed' },
  { status: 'passed', shown: null },
];
const stays: SampleScript = [
  { status: 'failed', shown: 'failed' },
  { status: 'failed', shown: null },
];

const script = (more: Partial<EvaluationScript> = {}): EvaluationScript => ({
  samples: [passes, mends, stays, shallow, mends],
  steps: 2,
  blocks: [
    { from: 0, to: 2 },
    { from: 3, to: 4 },
  ],
  ...more,
});

describe('evaluateBenchmark', () => {
  it('asks, executes, asks again where the shown tests failed, and records every sample', async () => {
    const activities = new ScriptedEvaluation(script());
    const handle = await start(await workflowWorld(activities));
    expect(await handle.result()).toEqual({ passed: 3, failed: 2, abandoned: 0 });
    expect(Object.fromEntries(activities.outcomes)).toEqual({
      0: 'passed',
      1: 'passed',
      2: 'failed',
      3: 'failed',
      4: 'passed',
    });
    expect(activities.inputs('finishRun')).toEqual([{ run: 'e' }]);
  });

  it('gives a block to one activity a stage', async () => {
    const activities = new ScriptedEvaluation(script());
    await (await start(await workflowWorld(activities))).result();
    expect(activities.inputs('proposeSamples')).toHaveLength(2);
    expect(activities.inputs('rectifySamples')).toContainEqual({
      run: 'e',
      calls: [
        { number: 1, index: 1 },
        { number: 2, index: 1 },
      ],
      lastWaitMs: 0,
    });
  });

  it('asks nobody again where there is one step', async () => {
    const activities = new ScriptedEvaluation(script({ steps: 1 }));
    expect(await (await start(await workflowWorld(activities))).result()).toMatchObject({ passed: 1, failed: 4 });
    expect(activities.inputs('rectifySamples')).toEqual([]);
  });

  it('abandons a sample whose call is refused, and no other', async () => {
    const refused = { state: 'failed', failure: { type: 'bad_request', message: 'no' } } as const;
    const asked: EvaluationScript['asked'] = (_activity, call) => (call.number === 0 ? { ...call, ...refused } : null);
    const activities = new ScriptedEvaluation(script({ asked }));
    expect(await (await start(await workflowWorld(activities))).result()).toMatchObject({ passed: 2, abandoned: 1 });
  });

  it('answers with its progress, and goes on after a pause', async () => {
    let held = true;
    const activities = new ScriptedEvaluation(
      script({
        asked: (_activity, call) =>
          held && call.number > 2 ? { ...call, state: 'pending', reason: 'paused', waitMs: 3_600_000 } : null,
      }),
    );
    const handle = await start(await workflowWorld(activities));
    await expect
      .poll(() => handle.query(progressQuery), { timeout: 20_000 })
      .toMatchObject({ tasks: 5, tally: { passed: 2, failed: 1 } });
    held = false;
    await handle.executeUpdate(setPausedUpdate, { args: [false] });
    expect(await handle.result()).toMatchObject({ passed: 3, failed: 2 });
  });

  it('is legible: ids, kinds and outcomes to search for, and a table of its progress', async () => {
    const world = await workflowWorld(new ScriptedEvaluation(script()));
    const handle = await start(world);
    await handle.result();
    const { currentDetails } = await handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    expect(currentDetails).toContain('5 of 5 samples');
    expect(currentDetails).toContain('| passed | 3 |');
    const { client, place } = world;
    const block = await client.workflow.getHandle(samplesId(place.home, 'e', { from: 0, to: 2 })).describe();
    expect(block.type).toBe('evaluateSamples');
    expect(block.searchAttributes).toMatchObject({
      PersdRun: ['e'],
      PersdKind: ['samples'],
      PersdOutcome: ['passed', 'failed'],
      PersdAbandoned: [0],
    });
    const shard = await client.workflow.getHandle(shardId(place.home, 'e', 0)).describe();
    expect([shard.type, shard.searchAttributes['PersdKind']]).toEqual(['evaluateShard', ['shard']]);
  });
});
