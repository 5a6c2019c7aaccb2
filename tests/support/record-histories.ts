// Records the histories that the replay test reads: `node tests/support/record-histories.ts`, after workflows have changed in shape.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { serverBinary } from '../../temporal-config/server/binary.ts';
import { startServer } from '../../temporal-config/server/server.ts';
import { taskQueues } from '../../temporal-config/task-queues.ts';
import { datasetId, shardId, tasksId } from '../../temporal-config/workflow-ids.ts';
import { bundleWorkflows } from './bundle.ts';
import { startPolling } from './polling.ts';
import { ScriptedActivities } from './scripted-activities.ts';
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
const { client, place, stop } = await startPolling(server, await bundleWorkflows(home), activities);
const dataset = datasetId(place.home, 'recorded');
await client.workflow.execute('collectDataset', {
  workflowId: dataset,
  taskQueue: taskQueues(place.home).orchestration,
  args: [{ run: 'recorded', place }],
});
const folder = join(root, 'tests/workflows/histories');
mkdirSync(folder, { recursive: true });
const recorded = {
  collectDataset: dataset,
  collectShard: shardId(place.home, 'recorded', 0),
  distillTasks: tasksId(place.home, 'recorded', { from: 0, to: 2 }),
  'distillTasks-held': tasksId(place.home, 'recorded', { from: 3, to: 3 }),
};
for (const [name, id] of Object.entries(recorded)) {
  writeFileSync(join(folder, `${name}.json`), historyToJSON(await client.workflow.getHandle(id).fetchHistory()));
}
await stop();
await server.stop();
rmSync(home, { recursive: true, force: true });
