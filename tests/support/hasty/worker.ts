// The product's worker, but for its models process: that one waits as briefly as `haste.json` in the home says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { modelActivities } from '../../../activities/index.ts';
import { createCaller } from '../../../models/caller.ts';
import { watchRuns } from '../../../models/watch-runs.ts';
import { createGate } from '../../../models/gate.ts';
import { createKeyRing } from '../../../models/key-ring.ts';
import { createOpenAIModel } from '../../../models/openai.ts';
import { exponential } from '../../../models/waits.ts';
import { readSettings } from '../../../settings.ts';
import { leaseOwner, openStore } from '../../../store/open.ts';
import { settleMs } from '../../../temporal-config/activity-options.ts';
import { taskQueues } from '../../../temporal-config/task-queues.ts';
import type { Haste } from './home.ts';

const { values } = parseArgs({
  options: { role: { type: 'string' }, address: { type: 'string' }, namespace: { type: 'string' } },
});
if (values.role === 'models') await serveModels(values.address ?? '', values.namespace ?? '');
else await import('../../../worker.ts');

async function serveModels(address: string, namespace: string): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
  const { home } = readSettings();
  const haste: Haste = JSON.parse(readFileSync(join(home, 'haste.json'), 'utf8'));
  const store = await openStore(home, { gatherMs: 5 });
  // The file of keys is looked at again after a second in place of a minute.
  const keys = createKeyRing(home, process.env, () => performance.now() * 60);
  const caller = createCaller({
    calls: store.calls,
    owner: leaseOwner(),
    gate: createGate(store.runs),
    model: createOpenAIModel(keys.get, keys.refused),
    settleMs,
    waits: {
      retryMs: exponential(haste.firstMs, haste.longestMs, Math.random),
      takenMs: 50,
      refusedMs: haste.refusedMs,
    },
  });
  const stopWatching = watchRuns(store.runs, caller);
  const connection = await NativeConnection.connect({ address });
  const { student, teacher } = modelActivities(store, caller);
  const queues = taskQueues(null);
  const workers = await Promise.all([
    Worker.create({ connection, namespace, taskQueue: queues.student, activities: student }),
    Worker.create({ connection, namespace, taskQueue: queues.teacher, activities: teacher }),
  ]);
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const said: { keys: Record<string, string> } = JSON.parse(line);
    keys.hand(said.keys);
    caller.keysChanged();
  });
  const stop = (): void => workers.forEach((worker) => worker.getState() === 'RUNNING' && worker.shutdown());
  lines.once('close', stop);
  process.once('SIGTERM', stop);
  const running = Promise.all(workers.map((worker) => worker.run()));
  process.stdout.write('ready\n');
  await running;
  await caller.drain();
  stopWatching();
  await store.close();
  process.exit(0);
}
