/**
 * persd's models layer alone, as a process of its own: real store on disk, journal, budget, governor, adapter.
 * `node bench/models/own.ts '{"url": ..., "calls": 2000, ...}'`; prints one line of figures.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createCaller } from '../../models/caller.ts';
import { createGate } from '../../models/gate.ts';
import { createOpenAIModel } from '../../models/openai.ts';
import type { Model, ModelRequest } from '../../models/port.ts';
import { leaseOwner, openStore } from '../../store/open.ts';
import { benchPlan } from './bench-plan.ts';
import type { MemoryFigures, OwnFigures, OwnSetting } from './figures.ts';
import { promptOf } from './prompt.ts';

const setting: OwnSetting = JSON.parse(process.argv[2] ?? '{}');
const home = mkdtempSync(join(tmpdir(), 'persd-bench-'));
const store = await openStore(home, { gatherMs: 5 });
const plan = benchPlan(setting);
await store.runs.create({ plan, tasks: [], tasksPerWorkflow: 1, blocks: [] });
const model = setting.url === null ? instantModel() : createOpenAIModel(() => null);
const caller = createCaller({ calls: store.calls, owner: leaseOwner(), gate: createGate(store.runs), model });

/** Answers without a server: where memory is measured, thousands of calls a second are wanted. */
function instantModel(): Model {
  const usage = { input: 250, cachedInput: 0, output: 90 };
  const limits = { requestsPerMinute: null, tokensPerMinute: null };
  return {
    async complete({ task }) {
      const text = `def solve(n):\n    return n + ${task.length}\n# ${task}`;
      return {
        text,
        reasoning: '',
        finish: { unified: 'stop', raw: 'stop' },
        usage,
        raw: JSON.stringify({ text }),
        limits,
      };
    },
  };
}

const request = (at: number): ModelRequest => ({
  run: plan.name,
  role: 'student',
  stage: 'attempt',
  task: `task-${at}`,
  prompt: { endpoint: 'chat', messages: [{ role: 'user', content: promptOf(at, setting.promptBytes) }] },
  plan: plan.student,
  seed: 0,
  sample: 0,
});

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** What is resident, and what of it is reached by something: the rest is the engine's to take back when it likes. */
function memory(): MemoryFigures {
  const residentMb = process.memoryUsage.rss() / 1024 / 1024;
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return { residentMb, liveMb: (heapUsed + external) / 1024 / 1024 };
}

let next = 0;
let replied = 0;
const memories: MemoryFigures[] = [];
const looks = new Set([0.1, 0.5, 1].map((share) => Math.floor(setting.calls * share)));

/** As many wait in line as ask in a real run: more than there are slots, and not all at once. */
async function ask(): Promise<void> {
  while (next < setting.calls && (setting.seconds === null || performance.now() - from < setting.seconds * 1000)) {
    const settled = await caller.ask(request(next++)).settled;
    if (settled.state === 'replied') replied += 1;
    if (looks.delete(replied)) memories.push(memory());
  }
}

const cpu = process.cpuUsage();
const from = performance.now();
const asking = Promise.all(Array.from({ length: setting.asking }, ask));
// In a measurement of so many seconds, calls that wait for their minute are not waited for.
await (setting.seconds === null ? asking : Promise.race([asking, sleep(setting.seconds * 1000)]));
const seconds = (performance.now() - from) / 1000;
const used = process.cpuUsage(cpu);
await caller.drain();
await store.close();
const figures: OwnFigures = {
  seconds,
  cpuMs: (used.user + used.system) / 1000,
  replied,
  memory: memories,
  journalBytes: statSync(join(home, 'persd.db')).size,
};
rmSync(home, { recursive: true, force: true });
console.log(JSON.stringify(figures));
