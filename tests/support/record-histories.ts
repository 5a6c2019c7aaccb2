// Records the histories that the replay test reads: `node tests/support/record-histories.ts`, after workflows have changed in shape.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Activities } from '../../activities/contract.ts';
import { serverBinary } from '../../temporal-config/server/binary.ts';
import { startServer } from '../../temporal-config/server/server.ts';
import { taskQueues } from '../../temporal-config/task-queues.ts';
import { datasetId, samplesId, shardId, tasksId } from '../../temporal-config/workflow-ids.ts';
import { bundleWorkflows } from './bundle.ts';
import { startPolling } from './polling.ts';
import { ScriptedActivities } from './scripted-activities.ts';
import { ScriptedEvaluation } from './scripted-evaluation.ts';
import { root } from './sources.ts';

const home = mkdtempSync(join(tmpdir(), 'persd-record-'));
const server = await startServer(home, await serverBinary());
let turns = 0;
const activities = new ScriptedActivities({
  tasks: {
    mastered: ['passed'],
    refined: ['failed', 'error', 'passed'],
    unrefined: ['timeout', 'failed', 'failed'],
    slow: ['failed', 'passed'],
  },
  blocks: [
    { from: 0, to: 2 },
    { from: 3, to: 3 },
  ],
  // One call is in flight for a turn, then held for a moment: histories with a timer in them.
  asked: (activity, call) => {
    if (activity !== 'refineAttempts' || call.number !== 3 || (turns += 1) > 2) return null;
    return { ...call, state: 'pending', reason: 'paused', waitMs: turns === 1 ? 0 : 50 };
  },
});
const evaluation = new ScriptedEvaluation({
  samples: [
    [{ status: 'passed', shown: 'passed' }],
    [
      { status: 'failed', shown: 'failed' },
      { status: 'passed', shown: null },
    ],
    [{ status: 'failed', shown: null }],
  ],
  steps: 2,
  blocks: [
    { from: 0, to: 1 },
    { from: 2, to: 2 },
  ],
});
const codePath = await bundleWorkflows(home);
const folder = join(root, 'tests/workflows/histories');
mkdirSync(folder, { recursive: true });

/** Runs one tree of workflows and writes down the histories of those that are named. */
async function record(type: string, script: Partial<Activities>, ids: (home: string) => Record<string, string>) {
  const { client, place, stop } = await startPolling(server, codePath, script);
  await client.workflow.execute(type, {
    workflowId: datasetId(place.home, 'recorded'),
    taskQueue: taskQueues(place.home).orchestration,
    args: [{ run: 'recorded', place }],
  });
  for (const [name, id] of Object.entries(ids(place.home))) {
    writeFileSync(join(folder, `${name}.json`), historyToJSON(await client.workflow.getHandle(id).fetchHistory()));
  }
  await stop();
}

await record('collectDataset', activities, (of) => ({
  collectDataset: datasetId(of, 'recorded'),
  collectShard: shardId(of, 'recorded', 0),
  distillTasks: tasksId(of, 'recorded', { from: 0, to: 2 }),
  'distillTasks-held': tasksId(of, 'recorded', { from: 3, to: 3 }),
}));
await record('evaluateBenchmark', evaluation, (of) => ({
  evaluateBenchmark: datasetId(of, 'recorded'),
  evaluateShard: shardId(of, 'recorded', 0),
  evaluateSamples: samplesId(of, 'recorded', { from: 0, to: 1 }),
}));
await server.stop();
rmSync(home, { recursive: true, force: true });
