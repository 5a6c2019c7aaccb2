// A real store; no command is run.
import { describe, expect, it } from 'vitest';
import { boundOf, type Extent } from '../../../client/run/bound.ts';
import type { Store } from '../../../store/port.ts';
import { doubling, storeWith } from '../../activities/home.ts';

const five = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ ...doubling, id }));

async function finish(store: Store, number: number): Promise<void> {
  const trajectory = {
    schema: 1,
    run: 'run',
    task: five[number]?.id ?? '',
    position: number,
    outcome: 'mastered',
    gold: null,
    attempts: [],
    feedback: '',
    refinements: [],
    failure: null,
  } as const;
  await store.trajectories.write('run', [{ number, trajectory: { ...trajectory, attempts: [], refinements: [] } }]);
}

async function bound(store: Store, extent: Extent): Promise<number | null> {
  const run = await store.runs.get('run');
  if (run === null) throw new Error('the run is gone');
  return boundOf(store, run, extent);
}

describe('how far a run may go', () => {
  it('stays at the pilot’s tasks, however often the pilot is given', async () => {
    const store = await storeWith(five);
    expect(await bound(store, { kind: 'pilot', tasks: 2 })).toBe(1);
    await finish(store, 0);
    expect(await bound(store, { kind: 'pilot', tasks: 2 })).toBe(1);
  });

  it('counts a limit from what is unfinished now', async () => {
    const store = await storeWith(five);
    await finish(store, 0);
    await finish(store, 2);
    expect(await bound(store, { kind: 'limit', tasks: 2 })).toBe(3);
    expect(await bound(store, { kind: 'limit', tasks: 9 })).toBeNull();
  });

  it('is kept by resume while a run is under way, and lifted when it was done', async () => {
    const store = await storeWith(five);
    await store.runs.update('run', { bound: 1, state: 'paused' });
    expect(await bound(store, { kind: 'same' })).toBe(1);
    await store.runs.update('run', { state: 'done' });
    expect(await bound(store, { kind: 'same' })).toBeNull();
    expect(await bound(store, { kind: 'all' })).toBeNull();
  });
});
