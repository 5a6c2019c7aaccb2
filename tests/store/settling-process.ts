// Buys calls, thirty at once, for as long as it lives, and prints the key of each whose reply is on disk.
import { argv, stdout } from 'node:process';
import { openStore } from '../../store/open.ts';
import { call, me, newRun, reply } from './samples.ts';

const store = await openStore(argv[2] ?? '', { gatherMs: 5 });
await store.runs.create(newRun('run', 1));
const spend = { usd: 0.01, calls: 1, tokens: 10 };
let next = 0;

async function buy(): Promise<void> {
  for (;;) {
    const key = `call-${next++}`;
    await store.calls.claim(call(key), me);
    await store.calls.reserve(key, 'run', spend);
    await store.calls.settle(key, reply(key), spend);
    stdout.write(`${key}\n`);
  }
}

await Promise.all(Array.from({ length: 30 }, buy));
