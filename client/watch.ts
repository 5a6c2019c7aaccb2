import { Command } from '@commander-js/extra-typings';
import { readSettings } from '../settings.ts';
import { openLocalStore } from './local.ts';
import { chooseRun } from './run/choose.ts';
import { followRun } from './run/follow.ts';
import { openScreen } from './screen/screen.ts';

export const watch = new Command('watch')
  .description('show a run until it is at rest; reads the store and changes nothing')
  .argument('[run]', 'its name; may be left out when there is one')
  .action(async (name) => {
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort());
    const settings = readSettings();
    const store = await openLocalStore(settings);
    try {
      const { name: chosen } = await chooseRun(store, name);
      const screen = openScreen(false, process.stdout);
      await followRun(settings, store, chosen, screen, stop.signal);
      screen.end();
    } finally {
      await store.close();
    }
  });
