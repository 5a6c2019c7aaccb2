// Kills real processes of a real collection. The demo's scripted models answer, slowly enough to be caught at it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { playModels } from '../../demo/play.ts';
import { type Script, startModelServer } from '../../demo/server.ts';
import { demoFolder } from '../../demo/tasks.ts';
import { writeCollection } from '../support/collection.ts';
import { type Ended, runPersd, startPersd } from '../support/persd.ts';
import { type Part, partsOf, quiet } from '../support/processes.ts';
import { suiteFolder } from '../support/temporary-home.ts';

const folder = suiteFolder();
/** Answers take this long, so that a kill meets calls in flight. */
const latencyMs = 1_200;

/** The demo's models without their faults, and with one answer to each body: a body that comes again was bought twice. */
function slowModels(): Script {
  const play = playModels();
  return async (asked) => {
    const { text } = await play({ ...asked, times: 0 });
    return { text, latencyMs };
  };
}

async function exported(home: string): Promise<string> {
  const out = join(home, 'trajectories.jsonl');
  await runPersd(home, ['export', 'recorded', '--format', 'trajectories', '--out', out]);
  return readFileSync(out, 'utf8');
}

function planIn(home: string, url: string): string {
  const names = { student: 'demo-student', teacher: 'demo-teacher' };
  const model = (role: 'student' | 'teacher', endpoint: string) => ({
    baseURL: url,
    model: names[role],
    identity: role,
    endpoint,
    concurrency: 6,
  });
  return writeCollection({
    folder: join(home, 'plan'),
    tasks: join(demoFolder, 'tasks.jsonl'),
    format: 'persd',
    url,
    more: { student: model('student', 'completions'), teacher: model('teacher', 'chat') },
  });
}

/** Collects in a fresh home and, once `at` calls have come, kills `parts`; then gives the same command until it is done. */
async function collectKilling(name: string, parts: Part[], at: number) {
  const home = join(folder, name);
  const models = await startModelServer(slowModels());
  try {
    const plan = planIn(home, models.url);
    const first = startPersd(home, ['collect', plan, '--json']);
    let inFlight = 0;
    if (parts.length > 0) {
      await expect.poll(() => models.asked.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(at);
      const pids = partsOf(home);
      inFlight = models.inFlight;
      for (const part of parts) {
        const pid = pids[part];
        expect(pid, `${part} runs`).toBeDefined();
        if (pid !== undefined) process.kill(pid, 'SIGKILL');
      }
    }
    let ended: Ended = await first.ended;
    for (let tries = 0; ended.code !== 0 && tries < 3; tries += 1)
      ended = await runPersd(home, ['collect', plan, '--json']);
    const boughtTwice = [...models.sends.values()].reduce((sum, sends) => sum + sends - 1, 0);
    return { code: ended.code, stderr: ended.stderr, bytes: await exported(home), boughtTwice, inFlight };
  } finally {
    await quiet(home);
    await models.close();
  }
}

let undisturbed: Awaited<ReturnType<typeof collectKilling>>;

beforeAll(async () => {
  undisturbed = await collectKilling('undisturbed', [], 0);
  expect(undisturbed.code, undisturbed.stderr).toBe(0);
  expect(undisturbed.boughtTwice).toBe(0);
}, 120_000);

it.each([
  ['the orchestration worker and the sandbox', ['orchestration', 'sandbox'], 10, false],
  ['the models process', ['models'], 20, true],
  ['everything', ['supervisor', 'orchestration', 'models', 'sandbox', 'server'], 30, true],
] as const)('brings the same bytes after kill -9 of %s', { timeout: 180_000 }, async (title, parts, at, buys) => {
  const { code, stderr, bytes, boughtTwice, inFlight } = await collectKilling(
    title.replaceAll(' ', '-'),
    [...parts],
    at,
  );
  console.log(`killed ${title} with ${inFlight} calls in flight: ${boughtTwice} calls bought twice`);
  expect(code, stderr).toBe(0);
  expect(bytes).toBe(undisturbed.bytes);
  expect(boughtTwice).toBeLessThanOrEqual(buys ? inFlight : 0);
});
