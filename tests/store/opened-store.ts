import { onTestFinished } from 'vitest';
import type { CollectPlan } from '../../domain/plan.ts';
import type { Trajectory } from '../../domain/trajectory.ts';
import { openStore } from '../../store/open.ts';
import type { StoreOptions } from '../../store/open.ts';
import type { Store } from '../../store/port.ts';
import { temporaryHome } from '../support/temporary-home.ts';
import { newRun } from './samples.ts';

/** A store that is closed when the running test ends. */
export async function openedStore(home: string = temporaryHome(), options: StoreOptions = {}): Promise<Store> {
  const store = await openStore(home, options);
  onTestFinished(() => store.close());
  return store;
}

/** A store with a run called `run`. */
export async function storeWithRun(
  tasks = 4,
  budget: Partial<CollectPlan['budget']> = {},
  home: string = temporaryHome(),
): Promise<Store> {
  const store = await openedStore(home);
  await store.runs.create(newRun('run', tasks, budget));
  return store;
}

export async function readAll(store: Store, run: string): Promise<Trajectory[]> {
  const trajectories: Trajectory[] = [];
  for await (const trajectory of store.trajectories.read(run)) trajectories.push(trajectory);
  return trajectories;
}
