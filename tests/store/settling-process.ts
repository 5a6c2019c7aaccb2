// Buys calls, thirty at once, for as long as it lives, and prints the key of each whose reply is on disk; with `batches` the tag of
// each batch, too, whose answers are.
import { argv, stdout } from 'node:process';
import { openStore } from '../../store/open.ts';
import { answerOf, call, me, newRun, reply } from './samples.ts';

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

async function takeBatch(tag: string): Promise<void> {
  const calls = [0, 1, 2].map((at) => ({ key: `${tag}-${at}`, maxTokens: 100 }));
  for (const { key } of calls) {
    await store.calls.claim(call(key), me);
    await store.calls.reserve(key, 'run', spend, true);
  }
  const named = { tag, baseURL: 'http://127.0.0.1/v1', model: 'm', endpoint: 'chat', inputFile: tag } as const;
  await store.batches.intend({ ...named, askedAt: 1, calls });
  await store.batches.accepted(tag, `${tag}-there`);
  await store.batches.keep(
    tag,
    calls.map(({ key }) => ({ key, line: answerOf(key) })),
  );
  await store.batches.end(tag, { status: 'completed', reason: '' });
  stdout.write(`${tag}\n`);
}

async function takeBatches(): Promise<void> {
  for (let taken = 0; ; taken += 1) await takeBatch(`batch-${taken}`);
}

await Promise.all([...Array.from({ length: 30 }, buy), ...(argv[3] === 'batches' ? [takeBatches()] : [])]);
