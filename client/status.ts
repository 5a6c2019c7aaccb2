import { Command } from '@commander-js/extra-typings';
import { readSettings } from '../settings.ts';
import { openLocalStore } from './local.ts';
import { chooseRun } from './run/choose.ts';
import { print } from './screen/print.ts';
import { statusDocument } from './screen/status-document.ts';
import { statusLines } from './screen/status-lines.ts';

export const status = new Command('status')
  .description('how far a run is; reads the store, so no server is needed')
  .argument('[run]', 'its name; may be left out when there is one')
  .option('--json', 'print one JSON document')
  .action(async (name, { json }) => {
    const store = await openLocalStore(readSettings());
    try {
      const run = await chooseRun(store, name);
      const progress = await store.runs.progress(run.name);
      const now = Date.now();
      print(json, statusDocument(run, progress, now), statusLines(run, progress, now));
    } finally {
      await store.close();
    }
  });
