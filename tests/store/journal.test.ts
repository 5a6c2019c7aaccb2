import { expect, test } from 'vitest';
import { openedStore } from './opened-store.ts';
import { call, me, newRun, reply } from './samples.ts';

const spend = { usd: 0, calls: 1, tokens: 15 };

/** A run `run` with a call that was bought, one that failed, one in flight and one that waits; and a run that reused the first. */
async function asked() {
  const store = await openedStore();
  for (const name of ['run', 'other']) await store.runs.create(newRun(name, 1));
  const { calls } = store;
  const claim = (key: string, change: Parameters<typeof call>[1] = {}) => calls.claim(call(key, change), me);
  await claim('b1', { host: 'api.example.com' });
  await calls.reserve('b1', 'run', spend);
  await calls.settle('b1', reply('bought', 'length'), spend, 120);
  await claim('f2', { role: 'teacher', stage: 'refine', task: 'task-1' });
  await calls.fail('f2', { type: 'server_error', message: 'no' }, spend, true);
  await claim('i3');
  await calls.reserve('i3', 'run', spend);
  await claim('w4');
  await claim('b1', { run: 'other' });
  return store;
}

test('A run’s calls are listed in the order in which they were wanted, with what became of them.', async () => {
  const { journal } = await asked();
  const listed = await journal.list('run');
  expect(listed.map(({ key, state }) => [key, state])).toEqual([
    ['b1', 'bought'],
    ['f2', 'failed'],
    ['i3', 'in_flight'],
    ['w4', 'waiting'],
  ]);
  expect(listed[0]).toMatchObject({ host: 'api.example.com', latencyMs: 120, truncated: true, usage: { output: 5 } });
  expect(listed[1]).toMatchObject({ role: 'teacher', stage: 'refine', task: 'task-1', tries: 1, at: null });
  expect(await journal.list('other')).toMatchObject([{ key: 'b1', state: 'reused' }]);
});

test('They are listed by role, by task, and those alone that failed.', async () => {
  const { journal } = await asked();
  const keys = async (which: Parameters<typeof journal.list>[1]) =>
    (await journal.list('run', which)).map(({ key }) => key);
  expect(await keys({ role: 'teacher' })).toEqual(['f2']);
  expect(await keys({ task: 'task-0' })).toEqual(['b1', 'i3', 'w4']);
  expect(await keys({ failed: true })).toEqual(['f2']);
});

test('One is found whole by the beginning of its key, and no wildcard is one.', async () => {
  const { journal } = await asked();
  expect(await journal.find('run', 'b')).toMatchObject([
    { key: 'b1', identity: 'student', request: '{"messages":[]}', reply: { text: 'bought' } },
  ]);
  expect(await journal.find('run', '%')).toEqual([]);
  expect(await journal.find('run', '')).toHaveLength(2);
});

test('Latencies are of what a run bought; destinations of what it sent, and not of what another paid for.', async () => {
  const { journal } = await asked();
  expect(await journal.latencies('run')).toEqual([{ role: 'student', stage: 'attempt', calls: 1, p50: 120, p99: 120 }]);
  expect(await journal.latencies('other')).toEqual([]);
  expect(await journal.destinations('other')).toEqual([]);
  const hosts = (await journal.destinations('run')).map(({ host, role, calls }) => [host, role, calls]);
  expect(hosts).toEqual([
    ['127.0.0.1:1', 'student', 1],
    ['127.0.0.1:1', 'teacher', 1],
    ['api.example.com', 'student', 1],
  ]);
});

test('Percentiles are by nearest rank.', async () => {
  const store = await openedStore();
  await store.runs.create(newRun('run', 1));
  for (let ms = 1; ms <= 200; ms += 1) {
    await store.calls.claim(call(`k${ms}`), me);
    await store.calls.settle(`k${ms}`, reply('x'), spend, ms);
  }
  expect(await store.journal.latencies('run')).toMatchObject([{ calls: 200, p50: 100, p99: 198 }]);
});

test('The past of weights is told by stage, and only where a server counted.', async () => {
  const { journal } = await asked();
  const [one, ...more] = await journal.past('student');
  expect(one).toMatchObject({ stage: 'attempt', calls: 1, input: 10, output: 5, latencyMs: 120, requestBytes: 15 });
  expect(more).toEqual([]);
  expect(await journal.past('nobody')).toEqual([]);
});

test('Pruning removes what no run wants, as old as asked, and gives its room back.', async () => {
  const store = await asked();
  const { journal, runs, calls } = store;
  const ever = Number.MAX_SAFE_INTEGER;
  expect((await journal.prunable(ever)).calls).toBe(0);
  await runs.remove('run');
  expect((await journal.prunable(ever)).calls).toBe(1);
  expect((await journal.prune(ever)).calls).toBe(1);
  expect(await calls.reply('b1')).not.toBeNull();
  await runs.remove('other');
  expect((await journal.prunable(Date.now() - 60_000)).calls).toBe(0);
  expect((await journal.prune(ever)).calls).toBe(1);
  expect(await calls.reply('b1')).toBeNull();
  expect(await journal.compact()).toBeGreaterThanOrEqual(0);
});

test('What somebody holds is never pruned.', async () => {
  const { journal, runs, calls } = await asked();
  await runs.remove('run');
  await journal.prune(Number.MAX_SAFE_INTEGER);
  expect((await calls.claim(call('i3'), { ...me, pid: 1 })).state).toBe('taken');
});
