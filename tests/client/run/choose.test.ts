// Reads a real store in a folder of its own.
import { describe, expect, it } from 'vitest';
import { chooseRun } from '../../../client/run/choose.ts';
import { openStore } from '../../../store/open.ts';
import { samplePlan } from '../../support/sample-plan.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

async function storeWith(...names: string[]) {
  const store = await openStore(temporaryHome());
  for (const name of names)
    await store.runs.create({ plan: samplePlan({ name }), tasks: [], tasksPerWorkflow: 1, blocks: [] });
  return store;
}

describe('which run a command means', () => {
  it('is the only one where none is named', async () => {
    const store = await storeWith('alone');
    expect((await chooseRun(store, undefined)).name).toBe('alone');
    await store.close();
  });

  it.each([
    [[], undefined, 'there is no run in this home yet'],
    [['one', 'two'], undefined, 'expected the name of a run, for there are several; name one of one, two'],
    [['one'], 'other', 'expected a run of this home, found no other; there is one'],
  ])('is asked for in a sentence: %j, %s', async (names, name, sentence) => {
    const store = await storeWith(...names);
    await expect(chooseRun(store, name)).rejects.toThrow(sentence);
    await store.close();
  });
});
