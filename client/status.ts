import { Command } from '@commander-js/extra-typings';
import { readSettings } from '../settings.ts';
import { openLocalStore } from './local.ts';
import { isAttended } from './run/attended.ts';
import { chooseRun } from './run/choose.ts';
import { print } from './screen/print.ts';
import { statusDocument } from './screen/status-document.ts';
import { statusLines } from './screen/status-lines.ts';
import { wrap } from './screen/wrap.ts';

export const status = new Command('status')
  .description('how far a run is; reads the store, so no server is needed')
  .argument('[run]', 'its name; may be left out when there is one')
  .option('--json', 'print one JSON document')
  .action(async (name, { json }) => {
    const settings = readSettings();
    const store = await openLocalStore(settings);
    try {
      const run = await chooseRun(store, name);
      const progress = await store.runs.progress(run.name);
      const sight = {
        run,
        progress,
        attended: isAttended(settings),
        lines: await store.lines.read(),
        batches: await store.batches.list(run.name),
      };
      const width = process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY;
      const lines = statusLines(sight, Date.now()).flatMap((line) => wrap(line, width));
      print(json, statusDocument(sight), lines);
    } finally {
      await store.close();
    }
  });
