/**
 * The roles `models` and `sandbox` in one process, with the product's own activities, journal and budget: only what runs programs
 * is replaced, and with `--instant` what answers calls. `node bench/stand-in.ts --address HOST:PORT --namespace NS [--instant]`.
 */
import { parseArgs } from 'node:util';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { modelActivities, sandboxActivities } from '../activities/index.ts';
import { createCaller } from '../models/caller.ts';
import { createGate } from '../models/gate.ts';
import { createKeyRing } from '../models/key-ring.ts';
import { createOpenAIModel } from '../models/openai.ts';
import { unsaid } from '../models/line/limits.ts';
import type { Model } from '../models/port.ts';
import { readSettings } from '../settings.ts';
import { leaseOwner, openStore } from '../store/open.ts';
import { settleMs } from '../temporal-config/activity-options.ts';
import { taskQueues } from '../temporal-config/task-queues.ts';
import { roundsProgram, roundsSandbox } from './rounds.ts';

const instantModel: Model = {
  complete: async ({ role, sample }) => ({
    text:
      role === 'student'
        ? roundsProgram(1).slice('def solve(numbers):'.length)
        : `\`\`\`python\n${roundsProgram(2 + sample)}\`\`\``,
    reasoning: '',
    finish: { unified: 'stop', raw: 'stop' },
    usage: { input: 120, cachedInput: 0, output: 90 },
    raw: '{}',
    limits: unsaid,
  }),
};

const { values } = parseArgs({
  options: { address: { type: 'string' }, namespace: { type: 'string' }, instant: { type: 'boolean' } },
});
Runtime.install({ logger: new DefaultLogger('WARN') });
const { home } = readSettings();
const store = await openStore(home, { gatherMs: 5 });
const model = values.instant === true ? instantModel : createOpenAIModel(createKeyRing(home).get);
const caller = createCaller({ calls: store.calls, owner: leaseOwner(), gate: createGate(store.runs), model, settleMs });
const connection = await NativeConnection.connect({ address: values.address ?? '' });
const shared = { connection, namespace: values.namespace ?? '', maxConcurrentActivityTaskExecutions: 2_000 };
const queues = taskQueues(null);
const { student, teacher } = modelActivities(store, caller);
const workers = await Promise.all([
  Worker.create({ ...shared, taskQueue: queues.student, activities: student }),
  Worker.create({ ...shared, taskQueue: queues.teacher, activities: teacher }),
  Worker.create({ ...shared, taskQueue: queues.sandbox, activities: sandboxActivities(store, roundsSandbox) }),
]);
const running = Promise.all(workers.map((worker) => worker.run()));
process.stdout.write('ready\n');
process.stdin.resume();
process.stdin.once('end', () => workers.forEach((worker) => worker.shutdown()));
await running;
await store.close();
await connection.close();
