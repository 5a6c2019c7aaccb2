import { Command } from '@commander-js/extra-typings';
import { readSettings } from '../settings.ts';
import type { RunRecord } from '../store/port.ts';
import { CommandFailure, exitCodes } from './exit-codes.ts';
import { hasLocalStore, openLocalStore } from './local.ts';
import { isAttended } from './run/attended.ts';
import { chooseRun } from './run/choose.ts';
import { count } from './screen/figures.ts';
import { nouns } from './screen/nouns.ts';
import { print } from './screen/print.ts';
import { stateWords } from './screen/status-lines.ts';

const noRun = 'there is no run in this home yet';

const remove = new Command('rm')
  .description('remove a run that is at rest; what its calls brought stays in the journal')
  .argument('<run>', 'its name')
  .action(async (name) => {
    const store = await openLocalStore(readSettings());
    try {
      const run = await chooseRun(store, name);
      if (run.state === 'open') {
        throw new CommandFailure(exitCodes.badInput, `${name} is not at rest; \`persd cancel ${name}\` ends it first`);
      }
      await store.runs.remove(name);
      print(false, null, [`removed ${name}`]);
    } finally {
      await store.close();
    }
  });

export const runs = new Command('runs')
  .description('the runs of this home')
  .option('--json', 'print one JSON document')
  .action(async ({ json }) => {
    const settings = readSettings();
    if (!hasLocalStore(settings)) return print(json, [], [noRun]);
    const store = await openLocalStore(settings);
    try {
      const records = await store.runs.list();
      const left = await Promise.all(records.map(async ({ name }) => (await store.runs.progress(name)).unfinished));
      const rows = records.map((run, at) => ({ run, unfinished: left[at] ?? run.tasks }));
      const attended = isAttended(settings);
      const documents = rows.map(({ run: { name, plan, state, reason, tasks }, unfinished }) => ({
        run: name,
        kind: plan.kind,
        state,
        reason,
        attended,
        [plan.kind === 'collect' ? 'tasks' : 'samples']: tasks,
        unfinished,
      }));
      print(json, documents, rows.length === 0 ? [noRun] : rows.map((one) => row(one, attended)));
    } finally {
      await store.close();
    }
  })
  .addCommand(remove);

function row({ run, unfinished }: { run: RunRecord; unfinished: number }, attended: boolean): string {
  const done = run.tasks - unfinished;
  return `${run.name.padEnd(24)} ${`${count(done)} of ${count(run.tasks)} ${nouns[run.plan.kind]}s`.padEnd(24)} ${stateWords(run, attended)}`;
}
