import { Command } from '@commander-js/extra-typings';
import { readSettings } from '../settings.ts';
import type { Collection } from '../store/port.ts';
import { CommandFailure, exitCodes } from './exit-codes.ts';
import { compareRuns, type Comparison, type Difference } from './diff/compare-runs.ts';
import { openLocalStore } from './local.ts';
import { chooseCollection } from './run/choose.ts';
import { count, plural } from './screen/figures.ts';
import { print } from './screen/print.ts';

export const diff = new Command('diff')
  .description(
    'which tasks ended otherwise in a second run, and why; tasks are the same by what they ask and their tests',
  )
  .argument('<before>', 'a run')
  .argument('<after>', 'another run')
  .option('--json', 'print one JSON document')
  .action(async (first, second, { json }) => {
    const store = await openLocalStore(readSettings());
    try {
      const before = await chooseCollection(store, first);
      const after = await chooseCollection(store, second);
      if (before.name === after.name) {
        throw new CommandFailure(exitCodes.badInput, `expected two runs to compare, found ${before.name} twice`);
      }
      const compared = await compareRuns(store, before, after);
      print(json, { before: before.name, after: after.name, ...compared }, linesOf(compared, before, after));
    } finally {
      await store.close();
    }
  });

function linesOf(compared: Comparison, before: Collection, after: Collection): string[] {
  const { shared, alike, onlyBefore, onlyAfter, unfinished, differences } = compared;
  return [
    `${plural(shared, 'task')} ended in both runs: ${count(alike)} alike, ${count(differences.length)} otherwise`,
    ...(onlyBefore > 0 ? [`  ${count(onlyBefore)} ended in ${before.name} alone`] : []),
    ...(onlyAfter > 0 ? [`  ${count(onlyAfter)} ended in ${after.name} alone`] : []),
    ...unfinishedLines(before, unfinished.before),
    ...unfinishedLines(after, unfinished.after),
    ...differences.flatMap(differenceLines),
  ];
}

const unfinishedLines = ({ name, tasks }: Collection, left: number): string[] =>
  left === 0 ? [] : [`  ${name} is not finished: ${count(left)} of ${plural(tasks, 'task')} without an outcome`];

function differenceLines({ task, before, after, otherAttempt }: Difference): string[] {
  return [
    `${task}: ${before.outcome}, then ${after.outcome}${otherAttempt ? ' (the attempt is another one)' : ''}`,
    `  before  ${before.reason}`,
    `  after   ${after.reason}`,
  ];
}
