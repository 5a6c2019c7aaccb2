import { openStore } from '../../store/open.ts';
import { Collecting } from './collecting.ts';
import { Control } from './control.ts';
import { disturb, type PlayedFault } from './disturb.ts';
import type { PlannedFault } from './fault.ts';
import { faultLine, progressLine } from './lines.ts';
import { type BoughtTwice, countBoughtTwice } from './purchases.ts';
import { type Recovery, recoveryOf } from './recovery.ts';
import { Striker } from './striker.ts';
import type { Commentary } from './commentary.ts';
import { Watch } from './watch.ts';

/** Milliseconds without any progress, when nothing disturbs it any more, after which a collection is given up. */
const stillMs = 180_000;

/** US dollars a task at first: about half of what one costs, so that the run has to stop and ask for more. */
const firstBudgetUsd = 0.0001;

export interface DisturbedSetting {
  /** Of this process's own, outside the home. */
  folder: string;
  home: string;
  tasks: number;
  schedule: PlannedFault[];
  stop: AbortSignal;
  commentary: Commentary;
}

/** What became of a collection that was disturbed. */
export interface DisturbedRun {
  faults: PlayedFault[];
  /** Null where it did not come to its end. */
  rows: string[] | null;
  callsBought: number;
  boughtTwice: BoughtTwice;
  /** Calls that were in flight whenever the models process was killed. */
  inFlightAtDeaths: number;
  beyondUsd: number;
  recovery: Recovery | null;
  commands: number;
  raises: number;
  /** What the last command said. */
  said: string;
}

/** Collects while the schedule is played, then waits for the end. */
export async function collectDisturbed(setting: DisturbedSetting): Promise<DisturbedRun> {
  const { folder, home, tasks } = setting;
  const control = new Control(folder);
  const budgetUsd = tasks * firstBudgetUsd;
  const store = await openStore(home);
  const collecting = await Collecting.open({ home, tasks, budgetUsd, environment: control.environment });
  const { person, models } = collecting;
  const watch = new Watch(store, models);
  const striker = new Striker({ home, person, models, control, watch });
  try {
    const { faults, ended } = await follow(setting, collecting, watch, striker);
    const rows = ended ? await collecting.exported() : null;
    await watch.look();
    return {
      faults,
      rows,
      callsBought: models.purchases.length,
      boughtTwice: countBoughtTwice(models.purchases, striker.deaths),
      inFlightAtDeaths: striker.deaths.reduce((sum, { inFlight }) => sum + inFlight, 0),
      beyondUsd: watch.beyondUsd,
      recovery: recoveryOf(faults, watch.progressed),
      commands: person.commands,
      raises: person.raises,
      said: person.said,
    };
  } finally {
    await store.close();
    await collecting.close();
  }
}

/** Disturbs a collection from its first progress on, and waits for its end, or until it stands still for too long. */
async function follow(
  { schedule, stop: outer, commentary }: DisturbedSetting,
  { person, models }: Collecting,
  watch: Watch,
  striker: Striker,
): Promise<{ faults: PlayedFault[]; ended: boolean }> {
  const over = new AbortController();
  const stop = AbortSignal.any([outer, over.signal]);
  const looking = watch.follow(stop, (watched) => commentary.show(progressLine(watched)));
  looking.catch(() => over.abort());
  const done = new AbortController();
  const undone = AbortSignal.any([stop, done.signal]);
  const collected = person.insist(stop).finally(() => done.abort());
  const play = (planned: PlannedFault, signal: AbortSignal): Promise<boolean> => {
    commentary.say(faultLine(planned));
    return striker.play(planned, signal);
  };
  try {
    await watch.whenMoving(undone, stillMs);
    const faults = await disturb(schedule, play, undone);
    models.quick = true;
    await Promise.race([collected, watch.whenStill(undone, stillMs)]);
    over.abort();
    return { faults, ended: await collected };
  } finally {
    over.abort();
    await Promise.all([collected, looking]);
  }
}
