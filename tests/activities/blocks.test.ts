// The activities that read and write the store alone; a real store.
import { describe, expect, it } from 'vitest';
import { finishRun } from '../../activities/finish-run.ts';
import { listBlocks } from '../../activities/list-blocks.ts';
import { listShards } from '../../activities/list-shards.ts';
import { recordTrajectories } from '../../activities/record-trajectories.ts';
import { setPaused } from '../../activities/set-paused.ts';
import type { TaskProgress } from '../../domain/stage.ts';
import { doubling, perform, storeWith } from './home.ts';

const three = ['a', 'b', 'c'].map((id) => ({ ...doubling, id }));

const rejected = (number: number): TaskProgress => ({
  number,
  id: three[number]?.id ?? '',
  gold: 'failed',
  steps: [],
  failure: null,
});

describe('what is left of a run', () => {
  it('is listed by shard and block, and shrinks as trajectories are recorded', async () => {
    const store = await storeWith(three);
    expect(await perform(listShards(store), { run: 'run' })).toMatchObject({ shards: [0], blocks: 3, tasks: 3 });
    await perform(recordTrajectories(store), { run: 'run', tasks: [rejected(1)] });
    expect(await perform(listBlocks(store), { run: 'run', shard: 0 })).toEqual([
      { from: 0, to: 0 },
      { from: 2, to: 2 },
    ]);
    expect((await perform(listShards(store), { run: 'run' })).tally.rejected).toBe(1);
  });

  it('is nothing for a cancelled run', async () => {
    const store = await storeWith(three);
    await store.runs.update('run', { state: 'cancelled' });
    expect((await perform(listShards(store), { run: 'run' })).shards).toEqual([]);
  });

  it('ends a run when it is nothing, and not before', async () => {
    const store = await storeWith(three);
    await perform(finishRun(store), { run: 'run' });
    expect((await store.runs.get('run'))?.state).toBe('open');
    await perform(recordTrajectories(store), { run: 'run', tasks: [0, 1, 2].map(rejected) });
    await perform(finishRun(store), { run: 'run' });
    expect((await store.runs.get('run'))?.state).toBe('done');
  });

  it('ends the workflows of a run that was removed, and tries them no more', async () => {
    const store = await storeWith(three);
    await store.runs.remove('run');
    await expect(perform(listShards(store), { run: 'run' })).rejects.toMatchObject({
      type: 'RunRemoved',
      nonRetryable: true,
    });
  });
});

describe('recording trajectories', () => {
  it('says why a task was rejected, and writing twice changes nothing', async () => {
    const store = await storeWith(three);
    for (const _again of [1, 2]) await perform(recordTrajectories(store), { run: 'run', tasks: [rejected(0)] });
    const [trajectory, ...others] = await Array.fromAsync(store.trajectories.read('run'));
    expect(others).toEqual([]);
    expect(trajectory).toMatchObject({
      task: 'a',
      outcome: 'rejected',
      failure: { message: "the gold program of a fails the task's own tests" },
    });
  });
});

describe('pausing from the Temporal UI', () => {
  it('writes the row that the models process reads, and takes it back', async () => {
    const store = await storeWith(three);
    await perform(setPaused(store), { run: 'run', paused: true });
    expect(await store.runs.get('run')).toMatchObject({
      state: 'paused',
      reason: 'in the Temporal UI; `persd resume run` goes on',
    });
    await perform(setPaused(store), { run: 'run', paused: false });
    expect(await store.runs.get('run')).toMatchObject({ state: 'open', reason: '' });
  });
});
