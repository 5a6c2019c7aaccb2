/**
 * What orchestration costs, and how near a whole collection comes to what its model's slots allow.
 * `npm run bench:orchestration -- [--tasks 2000] [--sizes 1,5,25,50] [--calls 21000] [--collections 25]`
 */
import { parseArgs } from 'node:util';
import { measure } from './collection.ts';
import { type HistoryFigures, historyFigures } from './history.ts';
import { benchPlan } from './plan.ts';
import { measureCollection } from './whole.ts';

const { values } = parseArgs({
  options: {
    tasks: { type: 'string', default: '2000' },
    sizes: { type: 'string', default: '1,5,25,50' },
    calls: { type: 'string', default: '21000' },
    collections: { type: 'string', default: '25' },
  },
});
const tasks = Number(values.tasks);
const listOf = (text: string): number[] =>
  text
    .split(',')
    .filter((part) => part !== '')
    .map(Number);
const row = (cells: (string | number)[]): void => console.log(cells.map((cell) => String(cell).padStart(12)).join(''));

console.log(`\n${tasks} tasks, instant models: what orchestration alone takes`);
row([
  'tasks/block',
  'tasks/s',
  'server ms',
  'worker ms',
  'both ms',
  'others ms',
  'events',
  'bytes',
  'MB before',
  'MB after',
  'payload B',
]);
for (const size of listOf(values.sizes)) {
  let history: HistoryFigures | null = null;
  const { seconds, cpu, memoryMb } = await measure({
    plan: benchPlan('bench', 'http://127.0.0.1:9/v1', 100),
    tasks,
    tasksPerWorkflow: size,
    instant: true,
    inspect: async (client, run) => {
      history = await historyFigures(client, run, 60);
    },
  });
  const { events, bytes, largestPayload } = history ?? { events: 0, bytes: 0, largestPayload: 0 };
  row([
    size,
    (tasks / seconds).toFixed(1),
    cpu.server.toFixed(1),
    cpu.worker.toFixed(1),
    (cpu.server + cpu.worker).toFixed(1),
    cpu.others.toFixed(1),
    (events / tasks).toFixed(1),
    Math.round(bytes / tasks),
    Math.round(memoryMb.before),
    Math.round(memoryMb.after),
    largestPayload,
  ]);
}

const calls = Number(values.calls);
if (calls > 0)
  console.log(`\nabout ${calls} calls over HTTP, one model in both roles, 100 slots: share of what the slots allow`);
if (calls > 0) row(['latency', 'tasks/block', 'calls', 'seconds', 'ideal s', 'best s', 'share', 'CPU ms']);
for (const shape of ['constant', 'log-normal'] as const) {
  for (const size of calls > 0 ? listOf(values.collections) : []) {
    const { served, seconds, idealSeconds, bestSeconds, cpuMs } = await measureCollection({
      calls,
      size,
      shape,
      meanMs: 1_000,
      slots: 100,
    });
    const times = [seconds, idealSeconds, bestSeconds].map((time) => time.toFixed(1));
    row([shape, size, served, ...times, (idealSeconds / seconds).toFixed(2), cpuMs.toFixed(1)]);
  }
}
