import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Collecting } from '../../client/chaos/collecting.ts';
import { Control } from '../../client/chaos/control.ts';
import { endHome } from '../../client/chaos/end-home.ts';
import { Models } from '../../client/chaos/models.ts';
import { Striker } from '../../client/chaos/striker.ts';
import { runName, type Scale } from '../../client/chaos/sums.ts';
import { Watch } from '../../client/chaos/watch.ts';
import { exitCodes } from '../../client/exit-codes.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/port.ts';
import type { Blow } from './blows.ts';
import { wordy } from './wordy.ts';

const scale: Scale = { concurrency: 100, tasksPerWorkflow: 25, identity: 'both', timeoutSeconds: 60 };

export interface SpendSetting {
  folder: string;
  /** Distinguishes homes. */
  round: number;
  tasks: number;
  capUsd: number;
  blows: Blow[];
}

/** What became of one collection with too little money; US dollars. */
export interface Spent {
  /** What was killed, and how many calls were in flight just before. */
  kills: { target: string; inFlight: number }[];
  /** Calls that the server answered, and those of them that were bought again. */
  calls: number;
  again: number;
  /** What the store says is spent for good, and held still. */
  settledUsd: number;
  heldUsd: number;
  /** What the server would ask for. */
  billedUsd: number;
  /** The most that was found settled or billed beyond the cap, at any moment. */
  beyondUsd: number;
  /** Why it stopped; empty: it did not stop for want of money. */
  reason: string;
  seconds: number;
}

/** Collects until the money is spent, killing on the way. */
export async function spend({ folder, round, tasks, capUsd, blows }: SpendSetting): Promise<Spent> {
  const home = join(folder, `round-${round}`);
  const models = new Models(wordy());
  const collecting = await Collecting.open({ home, tasks, budgetUsd: capUsd, environment: {}, scale, models });
  const store = await openStore(home);
  const watch = new Watch(store, models);
  const started = performance.now();
  try {
    const striker = new Striker({ home, person: collecting.person, models, control: new Control(folder), watch });
    const kills = await follow(collecting, watch, (over) => strikeAll(striker, { blows, models, store, capUsd, over }));
    const seconds = (performance.now() - started) / 1_000;
    // What is in flight still is journalled before its process ends.
    await endHome(home);
    await watch.look();
    return { kills, ...(await sumUp(store, models)), beyondUsd: watch.beyondUsd, seconds };
  } finally {
    await collecting.close();
    await store.close();
  }
}

/** Strikes while it is collected, and looks at the money all the time. */
async function follow<T>(collecting: Collecting, watch: Watch, strike: (over: AbortSignal) => Promise<T>): Promise<T> {
  const over = new AbortController();
  try {
    const watching = watch.follow(over.signal, () => undefined);
    const given = insist(collecting, over.signal).finally(() => over.abort());
    const [struck] = await Promise.all([strike(over.signal), given, watching]);
    return struck;
  } finally {
    over.abort();
  }
}

/** Gives the command until it says that the run is paused, or done. */
async function insist({ person }: Collecting, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const { code } = await person.give(stop);
    if (code === exitCodes.notFinished || code === exitCodes.done || code === exitCodes.unwell) return;
  }
}

interface Striking {
  blows: Blow[];
  models: Models;
  store: Store;
  capUsd: number;
  over: AbortSignal;
}

async function strikeAll(striker: Striker, { blows, models, store, capUsd, over }: Striking): Promise<Spent['kills']> {
  const kills: Spent['kills'] = [];
  for (const { share, target } of blows) {
    while (!over.aborted && (await takenUsd(store)) < share * capUsd) await sleep(100);
    if (over.aborted) break;
    const { inFlight } = models;
    const struck = await striker.play({ atMs: 0, choice: 0, fault: { kind: 'kill', target } }, over);
    if (struck) kills.push({ target, inFlight });
  }
  return kills;
}

async function takenUsd(store: Store): Promise<number> {
  const { spent, reserved } = await store.budget.read();
  return spent.usd + reserved.usd;
}

async function sumUp(store: Store, { purchases, billedUsd }: Models) {
  const run = await store.runs.get(runName);
  const { spent, reserved } = await store.runs.progress(runName);
  return {
    calls: purchases.length,
    again: purchases.length - new Set(purchases.map(({ hash }) => hash)).size,
    settledUsd: spent.usd,
    heldUsd: reserved.usd,
    billedUsd,
    reason: run?.state === 'paused' ? run.reason : '',
  };
}
