// Runs on a real server: started, found, ended and taken up again. The workflows are real, activities follow a script.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../store/open.ts';
import type { RunRecord, Store } from '../../store/port.ts';
import { bundleHash } from '../../temporal-config/code-hash.ts';
import { connectClient } from '../../temporal-config/connection.ts';
import { describeOpen } from '../../temporal-config/open-workflow.ts';
import type { Place } from '../../temporal-config/place.ts';
import { resumeRun } from '../../temporal-config/resume-run.ts';
import { searchAttributes } from '../../temporal-config/search-attributes.ts';
import { serverBinary } from '../../temporal-config/server/binary.ts';
import { type Server, startServer } from '../../temporal-config/server/server.ts';
import { startRun } from '../../temporal-config/start-run.ts';
import { stopRun } from '../../temporal-config/stop-run.ts';
import { taskQueues } from '../../temporal-config/task-queues.ts';
import { terminateRun } from '../../temporal-config/terminate-run.ts';
import { upgradeRuns } from '../../temporal-config/upgrade.ts';
import { workflowBundle } from '../../temporal-config/workflow-bundle.ts';
import { datasetId, shardId, tasksId } from '../../temporal-config/workflow-ids.ts';
import { newRun } from '../store/samples.ts';
import { startPolling } from '../support/polling.ts';
import { ScriptedActivities } from '../support/scripted-activities.ts';
import { temporaryHome } from '../support/temporary-home.ts';

let home: string;
let server: Server;
let connection: Connection;
let client: Client;
let codePath: string;
let store: Store;

beforeAll(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'persd-runs-')));
  server = await startServer(home, await serverBinary());
  ({ client, connection } = await connectClient(server, {}));
  ({ codePath } = await workflowBundle(home));
});

afterAll(async () => {
  await connection.close();
  await server.stop();
  rmSync(home, { recursive: true, force: true });
});

let place: Place & { home: string };
let run: RunRecord;

beforeEach(async () => {
  store = await openStore(temporaryHome());
  onTestFinished(() => store.close());
  place = { home: randomUUID().slice(0, 8), attributes: true };
  await store.runs.create(newRun('run', 2));
  run = await read();
});

async function read(): Promise<RunRecord> {
  const record = await store.runs.get('run');
  if (record === null) throw new Error('the run is not there');
  return record;
}

const rootId = (): string => datasetId(place.home, 'run');
const tree = (): string[] => [rootId(), shardId(place.home, 'run', 0), tasksId(place.home, 'run', { from: 0, to: 1 })];

/** The workflowRunId of an open workflow, or null. */
async function openRunId(id: string): Promise<string | null> {
  return (await describeOpen(client, id))?.runId ?? null;
}

async function openIds(): Promise<string[]> {
  const found = await Promise.all(tree().map(openRunId));
  return tree().filter((_, index) => found[index] !== null);
}

/** Workers that poll for the test's place; their models never answer. */
async function poll(): Promise<() => Promise<void>> {
  const activities = new ScriptedActivities({
    tasks: { one: ['passed'], two: ['passed'] },
    blocks: [{ from: 0, to: 1 }],
    asked: (_, call) => ({ ...call, state: 'pending', reason: 'paused', waitMs: 600_000 }),
  });
  const polling = await startPolling(server, codePath, activities);
  place = polling.place;
  let stopped: Promise<void> | null = null;
  const stop = (): Promise<void> => (stopped ??= polling.stop());
  onTestFinished(stop);
  return stop;
}

/** Starts the run and leaves its whole tree open, with no worker to ask. */
async function leaveOpen(): Promise<void> {
  const stop = await poll();
  await startRun(client, store, place, run);
  await expect.poll(openIds, { timeout: 20_000 }).toEqual(tree());
  await stop();
}

it('starts a run once, and shows people its plan', async () => {
  expect(await startRun(client, store, place, run)).toBe(rootId());
  const first = await openRunId(rootId());
  await startRun(client, store, place, run);
  expect(await openRunId(rootId())).toBe(first);
  expect((await read()).codeHash).toBe(bundleHash());

  const described = await client.workflow.getHandle(rootId()).describe();
  expect(described.typedSearchAttributes.get(searchAttributes.run)).toBe('run');
  expect(described.typedSearchAttributes.get(searchAttributes.kind)).toBe('dataset');
  expect(await described.staticSummary()).toBe('2 tasks · student taught by teacher');
  expect(await described.staticDetails()).toContain('- **seed** 0');
});

it('a run that takes the name of a removed one has workflows of its own', async () => {
  await leaveOpen();
  const before = await openRunId(rootId());
  await store.runs.remove('run');
  await store.runs.create(newRun('run', 2));
  await startRun(client, store, place, await read());
  expect(await openRunId(rootId())).not.toBe(before);
  expect(await openIds()).toEqual([rootId()]);
});

it('sets no search attribute on a server that does not know ours', async () => {
  await startRun(client, store, { ...place, attributes: false }, run);
  const described = await client.workflow.getHandle(rootId()).describe();
  expect(described.typedSearchAttributes.getAll()).toEqual([]);
});

it('leaves workflows of the same code alone', async () => {
  await leaveOpen();
  const before = await Promise.all(tree().map(openRunId));
  await upgradeRuns(client, store, place);
  expect(await Promise.all(tree().map(openRunId))).toEqual(before);
});

it('terminates the whole tree that other code has started, with no worker to help, and starts the run anew', async () => {
  await leaveOpen();
  const [before] = await Promise.all(tree().map(openRunId));
  await store.runs.update('run', { codeHash: 'other' });
  await upgradeRuns(client, store, place);
  expect(await openIds()).toEqual([rootId()]);
  expect(await openRunId(rootId())).not.toBe(before);
  expect((await read()).codeHash).toBe(bundleHash());
  const old = await client.workflow.getHandle(rootId(), before ?? '').describe();
  expect(old.status.name).toBe('TERMINATED');
});

it('starts an open run again that has no workflow, as after the loss of the server’s database', async () => {
  await store.runs.update('run', { codeHash: bundleHash() });
  await upgradeRuns(client, store, place);
  expect(await openIds()).toEqual([rootId()]);
});

it('leaves a run that was never started to its command', async () => {
  await upgradeRuns(client, store, place);
  expect(await openIds()).toEqual([]);
});

it('notes the code that runs a workflow, whatever is on disk by then', async () => {
  await store.runs.update('run', { codeHash: 'older' });
  await upgradeRuns(client, store, place, 'running');
  expect((await read()).codeHash).toBe('running');
});

it.each(['paused', 'cancelled', 'done'] as const)(
  'starts nothing for a run that is %s, and ends what other code left of it',
  async (state) => {
    await leaveOpen();
    await store.runs.update('run', { state, codeHash: 'other' });
    await upgradeRuns(client, store, place);
    expect(await openIds()).toEqual([]);
  },
);

it('finds workflows that have outlived their parents', async () => {
  await leaveOpen();
  const [root = '', shard = ''] = tree();
  await client.workflow.getHandle(root).terminate();
  await client.workflow.getHandle(shard).terminate();
  const listed = client.workflow.list({ query: `ExecutionStatus = 'Running' AND WorkflowId STARTS_WITH '${root}/'` });
  await expect
    .poll(async () => (await Array.fromAsync(listed)).map(({ workflowId }) => workflowId))
    .toEqual(tree().slice(2));
  await terminateRun(client, place.home, 'run', 'test');
  expect(await openIds()).toEqual([]);
});

it('ends one run and not another whose name begins alike', async () => {
  const options = { taskQueue: taskQueues(place.home).orchestration };
  const other = tasksId(place.home, 'run2', { from: 0, to: 1 });
  await client.workflow.start('distillTasks', { ...options, workflowId: other });
  await startRun(client, store, place, run);
  await terminateRun(client, place.home, 'run', 'test');
  expect(await openRunId(other)).not.toBeNull();
  expect(await openIds()).toEqual([]);
});

it('cancels a run through its workers, and terminates it where there are none', async () => {
  const stop = await poll();
  await startRun(client, store, place, run);
  await expect.poll(openIds, { timeout: 20_000 }).toEqual(tree());
  await stopRun(client, place.home, 'run');
  expect((await client.workflow.getHandle(rootId()).describe()).status.name).toBe('CANCELLED');
  expect(await openIds()).toEqual([]);

  await stop();
  await startRun(client, store, place, run);
  await stopRun(client, place.home, 'run', 100);
  expect((await client.workflow.getHandle(rootId()).describe()).status.name).toBe('TERMINATED');
});

it('asks a run to go on, and asks nobody where none is open', async () => {
  await resumeRun(client, place.home, 'run');
  await startRun(client, store, place, run);
  await resumeRun(client, place.home, 'run');
  const { events } = await client.workflow.getHandle(rootId()).fetchHistory();
  expect(events?.flatMap((event) => event.workflowExecutionSignaledEventAttributes?.signalName ?? [])).toEqual([
    'resume',
  ]);
});
