// Needs a real server: the workflow runs as it does in the product, with scripted activities at the seam.
import { describe, expect, it } from 'vitest';
import { distillTasks } from '../../workflows/index.ts';
import { taskQueues } from '../../temporal-config/task-queues.ts';
import { tasksId } from '../../temporal-config/workflow-ids.ts';
import { ScriptedActivities, type Script } from '../support/scripted-activities.ts';
import { type WorkflowWorld, workflowWorld } from '../support/workflow-worker.ts';

const block = { from: 0, to: 4 };

function startIn({ client, place }: WorkflowWorld) {
  return client.workflow.start(distillTasks, {
    workflowId: tasksId(place.home, 'r', block),
    taskQueue: taskQueues(place.home).orchestration,
    args: [{ run: 'r', block, place }],
  });
}

async function distill(script: Script) {
  const activities = new ScriptedActivities(script);
  const world = await workflowWorld(activities);
  const handle = await startIn(world);
  const tally = await handle.result();
  return { activities, tally, handle };
}

describe('distillTasks', () => {
  it('walks each task through attempt, execute, refine, execute and records where it ends', async () => {
    const { activities, tally } = await distill({
      tasks: {
        easy: ['passed'],
        mended: ['failed', 'passed'],
        second: ['error', 'failed', 'passed'],
        hard: ['failed', 'failed', 'timeout'],
      },
    });
    expect(Object.fromEntries(activities.outcomes)).toEqual({
      easy: 'mastered',
      mended: 'refined',
      second: 'refined',
      hard: 'unrefined',
    });
    expect(tally).toEqual({ mastered: 1, refined: 2, unrefined: 1, rejected: 0, abandoned: 0 });
  });

  it('asks one stage of all tasks in one activity', async () => {
    const { activities } = await distill({
      tasks: { a: ['failed', 'passed'], b: ['failed', 'passed'], c: ['passed'] },
    });
    expect(activities.inputs('proposeAttempts')).toHaveLength(1);
    expect(activities.inputs('refineAttempts')).toEqual([
      {
        run: 'r',
        calls: [
          { number: 0, index: 0 },
          { number: 1, index: 0 },
        ],
        lastWaitMs: 0,
      },
    ]);
  });

  it('lets the others go on while one call is in flight, and joins it', async () => {
    let turns = 0;
    const { activities } = await distill({
      tasks: { slow: ['passed'], quick: ['failed', 'passed'] },
      asked: (activity, call) =>
        activity === 'proposeAttempts' && call.number === 0 && (turns += 1) < 4
          ? { ...call, state: 'pending', reason: 'in_flight', waitMs: 0 }
          : null,
    });
    expect(Object.fromEntries(activities.outcomes)).toEqual({ slow: 'mastered', quick: 'refined' });
    expect(activities.inputs('proposeAttempts')).toHaveLength(4);
    const order = activities.heard.map(({ activity }) => activity);
    expect(order.indexOf('executePrograms')).toBeLessThan(order.lastIndexOf('proposeAttempts'));
  });

  it('abandons the task whose call failed, and only that one', async () => {
    const failure = { type: 'server_error', message: 'twenty tries failed' } as const;
    const { activities, tally } = await distill({
      tasks: { broken: ['passed'], fine: ['passed'] },
      asked: (_activity, call) => (call.number === 0 ? { ...call, state: 'failed', failure } : null),
    });
    expect(Object.fromEntries(activities.outcomes)).toEqual({ broken: 'abandoned', fine: 'mastered' });
    expect(tally.abandoned).toBe(1);
  });

  it('waits on a timer while a call is held, and the signal cuts the wait short', async () => {
    let held = true;
    const activities = new ScriptedActivities({
      tasks: { paused: ['passed'] },
      asked: (_activity, call) => (held ? { ...call, state: 'pending', reason: 'paused', waitMs: 3_600_000 } : null),
    });
    const world = await workflowWorld(activities);
    const handle = await startIn(world);
    await expect.poll(() => activities.inputs('proposeAttempts').length).toBe(1);
    held = false;
    await handle.signal('resume');
    expect(await handle.result()).toMatchObject({ mastered: 1 });
    expect(activities.inputs('proposeAttempts').at(-1)).toMatchObject({ lastWaitMs: 3_600_000 });
  });

  it('can be found by its task and its outcome', async () => {
    const activities = new ScriptedActivities({ tasks: { 'roman-numerals': ['failed', 'passed'] } });
    const { client, place } = await workflowWorld(activities);
    const alone = { from: 0, to: 0 };
    const handle = await client.workflow.start(distillTasks, {
      workflowId: tasksId(place.home, 'r', alone),
      taskQueue: taskQueues(place.home).orchestration,
      args: [{ run: 'r', block: alone, place }],
    });
    await handle.result();
    const query = `PersdTask = 'roman-numerals' AND PersdOutcome = 'refined' AND PersdRefined = 1 AND WorkflowId = '${handle.workflowId}'`;
    await expect.poll(async () => (await client.workflow.count(query)).count, { timeout: 10_000 }).toBe(1);
  });

  it('shows its stages on the timeline by their summaries', async () => {
    const { handle } = await distill({ tasks: { a: ['failed', 'passed'], b: ['failed', 'passed'] } });
    const { events } = await handle.fetchHistory();
    const summaries = (events ?? [])
      .map(({ userMetadata }) => userMetadata?.summary?.data)
      .filter((data) => data !== undefined && data !== null)
      .map((data) => JSON.parse(Buffer.from(data).toString()));
    expect(summaries).toEqual([
      'check gold',
      'attempt 1 · 2 tasks · scripted-student',
      'execute attempt 1 · 2 tasks',
      'refine 1 · 2 tasks · scripted-teacher',
      'execute refinement 1 · 2 tasks',
      '2 refined',
    ]);
  });
});
