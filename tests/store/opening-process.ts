// Waits for the end of its input, opens the store of a home, creates a run there and prints the home's id.
import { argv, stdin, stdout } from 'node:process';
import { text } from 'node:stream/consumers';
import { openStore } from '../../store/open.ts';
import { newRun } from './samples.ts';

const [home = '', name = ''] = argv.slice(2);
stdout.write('ready ');
await text(stdin);
const store = await openStore(home);
await store.runs.create(newRun(name, 50));
stdout.write(store.home);
await store.close();
