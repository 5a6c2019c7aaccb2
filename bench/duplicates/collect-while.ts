import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { environmentIn } from '../../client/chaos/command.ts';
import { Collecting } from '../../client/chaos/collecting.ts';
import type { Fault } from '../../client/chaos/fault.ts';
import { countBoughtTwice } from '../../client/chaos/purchases.ts';
import { compareRows } from '../../client/chaos/rows.ts';
import type { Scale } from '../../client/chaos/sums.ts';
import { Blows } from './blows.ts';

/** The teacher is asked less often than the student: together they have about a hundred calls in flight. */
export const scale: Scale = { concurrency: 56, tasksPerWorkflow: 25 };

/** Of ten tasks come eighteen calls. */
const callsPerTask = 1.8;

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
  const { person } = collecting;
  const blows = await Blows.open(collecting, folder, tasks * callsPerTask);
  const stop = new AbortController();
  const started = performance.now();
  try {
    const over = new AbortController();
    const ended = person.insist(stop.signal).finally(() => over.abort());
    while (!over.signal.aborted && blows.boughtShare < 0.5) await sleep(50);
    await disturb({ environment: environmentIn(home, environment), strike: (fault) => blows.strike(fault), ended });
    await ended;
    const seconds = Math.round((performance.now() - started) / 1_000);
    return found(setting, { collecting, blows, rows: await collecting.exported(), seconds });
  } finally {
    stop.abort();
    await blows.close();
    await collecting.close();
  }
}

interface Ended {
  collecting: Collecting;
  blows: Blows;
  rows: string[];
  seconds: number;
}

function found(
  { expected }: DuplicatesSetting,
  { collecting: { models, person }, blows, rows, seconds }: Ended,
): { kept: boolean; words: string } {
  const twice = countBoughtTwice(models.purchases, blows.deaths);
  const inFlight = blows.deaths.reduce((sum, death) => sum + death.inFlight, 0);
  const { lost, twice: doubled, differing } = compareRows(rows, expected);
  const words = [
    `${models.purchases.length} calls bought, ${twice.calls} of them twice, where ${inFlight} were in flight when a models process died`,
    `${lost.length} tasks lost, ${doubled.length} rows twice, ${differing.length} differ`,
    `${seconds} s, ${person.commands} commands`,
    ...blows.told,
  ];
  const kept = twice.unexplained + lost.length + doubled.length + differing.length === 0;
  return { kept, words: words.join('; ') };
}
