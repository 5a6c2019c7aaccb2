import { Command } from '@commander-js/extra-typings';
import { readSettings } from '../settings.ts';
import { openLocalStore } from './local.ts';
import { chooseRun } from './run/choose.ts';
import { requireJail, unsafeNoJail } from './run/require-jail.ts';
import { runToRest } from './run/run-to-rest.ts';

export const resume = new Command('resume')
  .description('go on with a run under its stored plan')
  .argument('[run]', 'its name; may be left out when there is one')
  .option(...unsafeNoJail)
  .option('--detach', 'leave the run going on by itself')
  .option('--json', 'print one JSON document at the end')
  .action(async (name, { detach, json, unsafeNoJail: unsafe }) => {
    const settings = readSettings();
    await requireJail(settings, unsafe);
    const store = await openLocalStore(settings);
    try {
      const run = await chooseRun(store, name);
      process.exitCode = await runToRest(settings, store, run.name, { extent: { kind: 'same' }, detach, json });
    } finally {
      await store.close();
    }
  });
