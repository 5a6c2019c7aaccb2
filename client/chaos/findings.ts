import type { DisturbedRun } from './collect-disturbed.ts';
import { nameOf, type PlannedFault } from './fault.ts';
import { compareRows, type RowDifferences } from './rows.ts';

/** What chaos has found, as `--json` prints it. */
export interface Findings {
  seed: number;
  minutes: number;
  schedule: PlannedFault[];
  /** How often each fault was played. */
  played: Record<string, number>;
  /** Faults that found nobody to strike, or came when all was done. */
  missed: number;
  tasks: number;
  tasksLost: string[];
  rowsTwice: string[];
  rowsDiffering: string[];
  callsBought: number;
  callsBoughtTwice: number;
  /** Of the models process whenever it was killed: so many may be bought twice, and no more. */
  callsInFlightAtDeaths: number;
  usdBeyondBudget: number;
  recovery: DisturbedRun['recovery'];
  /** Commands that were given until the collection was done, and how often it asked for more money. */
  commands: number;
  budgetRaises: number;
  /** Promises that were not kept, in sentences; empty: all were. */
  broken: string[];
}

/** Compares what a disturbed collection came to with the rows of an undisturbed one. */
export function findingsOf(
  { seed, minutes, schedule }: Pick<Findings, 'seed' | 'minutes' | 'schedule'>,
  run: DisturbedRun,
  expected: readonly string[],
): Findings {
  const struck = run.faults.filter(({ played }) => played);
  const rows = compareRows(run.rows ?? [], expected);
  return {
    seed,
    minutes,
    schedule,
    played: countNames(struck),
    missed: schedule.length - struck.length,
    tasks: expected.length,
    tasksLost: rows.lost,
    rowsTwice: rows.twice,
    rowsDiffering: rows.differing,
    callsBought: run.callsBought,
    callsBoughtTwice: run.boughtTwice.calls,
    callsInFlightAtDeaths: run.inFlightAtDeaths,
    usdBeyondBudget: run.beyondUsd,
    recovery: run.recovery,
    commands: run.commands,
    budgetRaises: run.raises,
    broken: brokenPromises(run, rows),
  };
}

function brokenPromises({ rows, boughtTwice, beyondUsd, said }: DisturbedRun, found: RowDifferences): string[] {
  const { calls, unexplained } = boughtTwice;
  const ended = rows !== null;
  const last = said.trim().split('\n').at(-1) ?? '';
  return [
    ...(ended
      ? []
      : [`the collection comes to its end: it stood still for minutes, and its command said last: ${last}`]),
    ...named('no task is lost', ended ? found.lost : []),
    ...named('no task has two rows', found.twice),
    ...named('every row has the bytes of an undisturbed run', found.differing),
    ...(unexplained === 0
      ? []
      : [`no call is bought twice but what a dead models process had in flight: ${unexplained} of ${calls} were`]),
    ...(beyondUsd === 0 ? [] : [`the budget is kept: $${beyondUsd.toFixed(6)} went beyond it`]),
  ];
}

function named(promise: string, ids: string[]): string[] {
  if (ids.length === 0) return [];
  const more = ids.length > 5 ? ` and ${ids.length - 5} more` : '';
  return [`${promise}: ${ids.slice(0, 5).join(', ')}${more}`];
}

function countNames(faults: readonly PlannedFault[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { fault } of faults) counts[nameOf(fault)] = (counts[nameOf(fault)] ?? 0) + 1;
  return counts;
}
