import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { environmentIn } from '../../client/chaos/command.ts';
import { Collecting } from '../../client/chaos/collecting.ts';
import type { Fault } from '../../client/chaos/fault.ts';
import { Models } from '../../client/chaos/models.ts';
import { countBoughtTwice } from '../../client/chaos/purchases.ts';
import { compareRows } from '../../client/chaos/rows.ts';
import type { Scale } from '../../client/chaos/sums.ts';
import { Blows } from './blows.ts';
import { Dam } from './dam.ts';

/** A hundred calls in flight in all. One that is given up takes longer than all are held back, and less than a process is frozen. */
export const scale: Scale = { concurrency: 100, tasksPerWorkflow: 25, identity: 'both', timeoutSeconds: 100 };

/** Of ten tasks come eighteen calls. */
const callsPerTask = 1.8;

/** A collection that is under way. */
export interface Disturbed {
  environment: NodeJS.ProcessEnv;
  /** Plays a fault once half of the calls are bought and all slots have one in flight. */
  strike: (fault: Fault) => Promise<void>;
  /** Resolves once two models processes had all slots full between them. */
  untilTwo: () => Promise<void>;
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

/** Collects in a home of its own, disturbs that once calls are bought, and counts what came twice. */
export async function collectWhile(
  setting: DuplicatesSetting,
  disturb: Disturb,
): Promise<{ kept: boolean; words: string }> {
  const { folder, title, tasks, environment } = setting;
  const home = join(folder, title.replaceAll(/\W+/g, '-'));
  const dam = new Dam();
  const models = new Models(dam.retell);
  const collecting = await Collecting.open({ home, tasks, budgetUsd: null, environment, scale, models });
  const { person } = collecting;
  const blows = await Blows.open(collecting, dam, folder, tasks * callsPerTask);
  const stop = new AbortController();
  const started = performance.now();
  try {
    const over = new AbortController();
    const ended = person.insist(stop.signal).finally(() => over.abort());
    while (!over.signal.aborted && blows.boughtShare === 0) await sleep(50);
    await disturb({
      environment: environmentIn(home, environment),
      strike: (fault) => blows.strike(fault),
      untilTwo: () => blows.untilTwo(),
      ended,
    });
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
