// Needs a server of its own: one that asks for a new history after fifty events, where others ask after thousands.
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { serverBinary } from '../../temporal-config/server/binary.ts';
import { type Server, startServer } from '../../temporal-config/server/server.ts';
import { taskQueues } from '../../temporal-config/task-queues.ts';
import { tasksId } from '../../temporal-config/workflow-ids.ts';
import { distillTasks } from '../../workflows/index.ts';
import { startPolling } from '../support/polling.ts';
import { ScriptedActivities } from '../support/scripted-activities.ts';
import { temporaryHome } from '../support/temporary-home.ts';

const suggestedAt = 50;

/** The real server under another setting. */
async function forgetfulServer(home: string): Promise<Server> {
  const { path, version } = await serverBinary();
  const command = join(home, 'temporal-forgetful');
  const setting = `limit.historyCount.suggestContinueAsNew=${suggestedAt}`;
  writeFileSync(command, `#!/bin/sh\nexec '${path}' "$@" --dynamic-config-value ${setting}\n`);
  chmodSync(command, 0o700);
  return startServer(home, { path: command, version });
}

it('a block that is held for days stays within its history, carries its range alone, and finishes after resume', async () => {
  const server = await forgetfulServer(temporaryHome());
  onTestFinished(() => server.stop());
  let held = true;
  const activities = new ScriptedActivities({
    tasks: { quick: ['passed'], held: ['failed', 'passed'], other: ['passed'] },
    // Two of three wait, time and again, as calls of a paused run do.
    asked: (_activity, call) =>
      held && call.number > 0 ? { ...call, state: 'pending', reason: 'paused', waitMs: 5 } : null,
  });
  const { client, place, stop } = await startPolling(server, inject('workflowBundle'), activities);
  onTestFinished(stop);
  const block = { from: 0, to: 2 };
  const input = { run: 'r', block, place };
  const workflowId = tasksId(place.home, 'r', block);
  const taskQueue = taskQueues(place.home).orchestration;
  const handle = await client.workflow.start(distillTasks, { workflowId, taskQueue, args: [input] });
  // Each new history begins with the tasks that are left.
  await expect.poll(() => activities.inputs('checkTasks').length, { timeout: 30_000 }).toBeGreaterThan(4);
  held = false;
  await handle.signal('resume');

  expect(await handle.result()).toMatchObject({ mastered: 1, refined: 1 });
  expect(Object.fromEntries(activities.outcomes)).toEqual({ quick: 'mastered', held: 'refined', other: 'mastered' });
  expect(activities.inputs('recordTrajectories').length).toBeGreaterThan(1);
  const { events } = await client.workflow.getHandle(workflowId, handle.firstExecutionRunId).fetchHistory();
  expect(events?.length).toBeLessThan(suggestedAt * 2);
  const carried = events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.input?.payloads ?? [];
  expect(carried.map(({ data }) => JSON.parse(Buffer.from(data ?? []).toString()))).toEqual([input]);
});
