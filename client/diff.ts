import { Command } from '@commander-js/extra-typings';
import { readSettings } from '../settings.ts';
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
      const compared = await compareRuns(store, before.name, after.name);
      print(json, { before: before.name, after: after.name, ...compared }, linesOf(compared, before.name, after.name));
    } finally {
      await store.close();
    }
  });

function linesOf(
  { shared, alike, onlyBefore, onlyAfter, differences }: Comparison,
  before: string,
  after: string,
): string[] {
  return [
    `${plural(shared, 'task')} ended in both runs: ${count(alike)} alike, ${count(differences.length)} otherwise`,
    ...(onlyBefore > 0 ? [`  ${count(onlyBefore)} only in ${before}`] : []),
    ...(onlyAfter > 0 ? [`  ${count(onlyAfter)} only in ${after}`] : []),
    ...differences.flatMap(differenceLines),
  ];
}

function differenceLines({ task, before, after, otherAttempt }: Difference): string[] {
  return [
    `${task}: ${before.outcome}, then ${after.outcome}${otherAttempt ? ' (the attempt is another one)' : ''}`,
    `  before  ${before.reason}`,
    `  after   ${after.reason}`,
  ];
}
