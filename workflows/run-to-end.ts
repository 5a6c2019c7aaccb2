import { allHandlersFinished, condition, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import { openShards } from '../domain/block.ts';
import { type Ended, total } from '../domain/tally.ts';
import { progressedSignal, progressQuery, resumeSignal, setPausedUpdate } from '../temporal-config/messages.ts';
import { storeActivities } from './activities.ts';
import { Dataset, type DatasetInput } from './dataset.ts';
import type { Family } from './family.ts';
import { inWindow } from './window.ts';

/** The root of a run: runs shards until the store says that nothing is left. `again` continues as the workflow that called it. */
export async function runToEnd(input: DatasetInput, family: Family, again: () => Promise<never>): Promise<Ended> {
  const { run, place } = input;
  const activities = storeActivities(place);
  const dataset = new Dataset(input, family);
  setHandler(resumeSignal, () => dataset.resume());
  setHandler(progressedSignal, ({ shard, tally }) => dataset.heard(shard, tally));
  setHandler(progressQuery, () => ({ tasks: dataset.tasks, tally: dataset.tally }));
  setHandler(setPausedUpdate, async (paused) => {
    await activities.setPaused.executeWithOptions({ summary: paused ? 'pause' : 'resume' }, [{ run, paused }]);
    if (!paused) await dataset.resume();
  });

  for (let idleRounds = 0; ; ) {
    const list = await activities.listShards.executeWithOptions({ summary: 'what is left' }, [{ run }]);
    dataset.begin(list);
    if (list.shards.length === 0) break;
    await inWindow(list.shards, { size: openShards }, (shard) => dataset.runShard(shard));
    await condition(allHandlersFinished);
    if (workflowInfo().continueAsNewSuggested) await again();
    // A round that brought nothing met a fault of ours: going on at once would only fail faster.
    idleRounds = total(dataset.tally) > total(list.tally) ? 0 : idleRounds + 1;
    if (idleRounds > 0)
      await sleep(Math.min(5_000 * 2 ** idleRounds, 600_000), { summary: 'nothing came of this round' });
  }
  await activities.finishRun.executeWithOptions({ summary: 'nothing is left' }, [{ run }]);
  await condition(allHandlersFinished);
  return dataset.tally;
}
