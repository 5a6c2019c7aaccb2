import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { environmentIn } from '../../client/chaos/command.ts';
import { Collecting } from '../../client/chaos/collecting.ts';
import { Control } from '../../client/chaos/control.ts';
import { type Fault, wordsOf } from '../../client/chaos/fault.ts';
import { countBoughtTwice } from '../../client/chaos/purchases.ts';
import { compareRows } from '../../client/chaos/rows.ts';
import { Striker } from '../../client/chaos/striker.ts';
import type { Scale } from '../../client/chaos/sums.ts';
import { Watch } from '../../client/chaos/watch.ts';
import { openStore } from '../../store/open.ts';

/** The teacher is asked less often than the student: together they have about a hundred calls in flight. */
export const scale: Scale = { concurrency: 56, tasksPerWorkflow: 25 };

/** Calls in flight that a blow waits for, at most so many milliseconds: near the end there are no more. */
const [busy, busyMs] = [90, 20_000];

/** A collection that is under way. */
export interface Disturbed {
  environment: NodeJS.ProcessEnv;
  /** Plays a fault once the models are busy. */
  strike: (fault: Fault) => Promise<void>;
  /** Resolves when all is collected. */
  ended: Promise<unknown>;
}

export type Disturb = (disturbed: Disturbed) => Promise<void>;

export interface DuplicatesSetting {
  folder: string;
  title: string;
  tasks: number;
  /** Rows of an undisturbed collection. */
  expected: string[];
  environment: Record<string, string>;
}

/** Collects in a home of its own, disturbs that when half of the calls are bought, and counts what came twice. */
export async function collectWhile(
  setting: DuplicatesSetting,
  disturb: Disturb,
): Promise<{ kept: boolean; words: string }> {
  const { folder, title, tasks, environment } = setting;
  const home = join(folder, title.replaceAll(/\W+/g, '-'));
  const collecting = await Collecting.open({ home, tasks, budgetUsd: null, environment, scale });
  const { person, models } = collecting;
  const store = await openStore(home);
  const striker = new Striker({ home, person, models, control: new Control(folder), watch: new Watch(store, models) });
  const stop = new AbortController();
  const struck: string[] = [];
  const strike = async (fault: Fault): Promise<void> => {
    const end = performance.now() + busyMs;
    while (models.inFlight < busy && performance.now() < end) await sleep(50);
    const { inFlight } = models;
    const played = await striker.play({ atMs: 0, choice: 0, fault }, stop.signal);
    struck.push(`${wordsOf(fault)}${played ? ` with ${inFlight} in flight` : ' (nobody there)'}`);
  };
  const started = performance.now();
  try {
    const ended = person.insist(stop.signal);
    // Of ten tasks come eighteen calls.
    while (models.purchases.length < tasks * 0.9) await sleep(50);
    await disturb({ environment: environmentIn(home, environment), strike, ended });
    await ended;
    const seconds = Math.round((performance.now() - started) / 1_000);
    return found({ ...setting, struck, seconds }, collecting, striker, await collecting.exported());
  } finally {
    stop.abort();
    await store.close();
    await collecting.close();
  }
}

function found(
  { expected, struck, seconds }: DuplicatesSetting & { struck: string[]; seconds: number },
  { models, person }: Collecting,
  { deaths }: Striker,
  rows: string[],
): { kept: boolean; words: string } {
  const twice = countBoughtTwice(models.purchases, deaths);
  const inFlight = deaths.reduce((sum, death) => sum + death.inFlight, 0);
  const { lost, twice: doubled, differing } = compareRows(rows, expected);
  const words = [
    `${models.purchases.length} calls bought, ${twice.calls} of them twice, where ${inFlight} were in flight when a models process died`,
    `${lost.length} tasks lost, ${doubled.length} rows twice, ${differing.length} differ`,
    `${seconds} s, ${person.commands} commands`,
    ...struck,
  ];
  const kept = twice.unexplained + lost.length + doubled.length + differing.length === 0;
  return { kept, words: words.join('; ') };
}
