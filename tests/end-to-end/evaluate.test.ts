// Evaluates a scripted student with the whole product: a home of its own, a Temporal server and all its processes.
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ScriptedServer, startModelServer } from '../../demo/server.ts';
import {
  benchmarkRows,
  hiddenNumber,
  type ScriptedShares,
  scriptedStudent,
  writeEvaluation,
} from '../support/benchmark.ts';
import { runPersd, type Started, startPersd } from '../support/persd.ts';
import { type ProcessName, pidsOf, quiet } from '../support/processes.ts';
import { temporaryHome } from '../support/temporary-home.ts';
import { until } from '../support/until.ts';

const tasks = 6;

/** Half of the samples are right at first, and of the others every second one once it is told. */
const shares: ScriptedShares = {
  first: (task, sample) => (task + sample) % 2 === 0,
  second: (task, sample) => ((task + sample - 1) / 2) % 2 === 0,
};

const samplesOf = (n: number) =>
  Array.from({ length: tasks * n }, (_, at) => ({ task: at % tasks, sample: Math.floor(at / tasks) }));

interface World {
  home: string;
  folder: string;
  models: ScriptedServer;
}

async function world(script: ScriptedShares): Promise<World> {
  const home = temporaryHome();
  const models = await startModelServer(scriptedStudent(script));
  onTestFinished(async () => {
    await quiet(home);
    await models.close();
  });
  return { home, folder: join(home, 'plan'), models };
}

const evaluate = (home: string, plan: string): Started =>
  startPersd(home, ['evaluate', plan, '--json', '--unsafe-no-jail']);

interface Told {
  each: { step: number; samples: number; counts: { task: string; samples: number; passed: number }[] }[];
}

/** An evaluation of one step is told without its steps apart. */
function toldBy(stdout: string): Told {
  const document = JSON.parse(stdout);
  return { each: document.each ?? [document] };
}

/** For each step, how many samples of each task have passed. */
const passedIn = ({ each }: Told): number[][] => each.map(({ counts }) => counts.map(({ passed }) => passed));

function expectedAt(n: number): number[][] {
  const passed = (right: (task: number, sample: number) => boolean) =>
    Array.from(
      { length: tasks },
      (_, task) => samplesOf(n).filter((one) => one.task === task && right(task, one.sample)).length,
    );
  const { first, second } = shares;
  return [passed(first), passed((task, sample) => first(task, sample) || second(task, sample))];
}

const boughtTwice = ({ sends }: ScriptedServer): number =>
  [...sends.values()].reduce((sum, times) => sum + times - 1, 0);

describe('persd evaluate PLAN', { timeout: 300_000 }, () => {
  it.each(['completions', 'chat'])('shows exactly the gain that a second step brings: %s', async (endpoint) => {
    const { home, folder, models } = await world(shares);
    const plan = writeEvaluation(folder, tasks, models.url, { n: 4, k: [1, 2], steps: 2 }, { endpoint });
    const { code, stdout, stderr } = await evaluate(home, plan).ended;
    expect(code, stderr).toBe(0);
    expect(passedIn(toldBy(stdout))).toEqual(expectedAt(4));
    expect(models.asked).toHaveLength(24 + 12);
    expect(JSON.stringify(models.asked)).not.toContain(String(hiddenNumber));
    expect(benchmarkRows(tasks)).toContain(String(hiddenNumber));
  });

  it('takes more samples behind those that it has, and buys only these', async () => {
    const { home, folder, models } = await world(shares);
    const few = writeEvaluation(folder, tasks, models.url, { n: 2, steps: 2 });
    expect((await evaluate(home, few).ended).code).toBe(0);
    const bought = models.asked.length;
    const more = writeEvaluation(folder, tasks, models.url, { n: 6, steps: 2 });
    const { code, stdout, stderr } = await evaluate(home, more).ended;
    expect(code, stderr).toBe(0);
    expect(passedIn(toldBy(stdout))).toEqual(expectedAt(6));
    expect(boughtTwice(models)).toBe(0);
    expect(bought).toBe(12 + 6);
    expect(models.asked).toHaveLength(36 + 18);
    const fewer = await evaluate(home, writeEvaluation(folder, tasks, models.url, { n: 2, steps: 2 })).ended;
    expect(fewer.code).toBe(2);
    expect(fewer.stderr).toContain('evaluate.n: expected at least the 6 samples a task');
  });

  it('is told in words of its own, and taken up again by resume', async () => {
    const { home, folder, models } = await world({ ...shares, latencyMs: 2_000 });
    const plan = writeEvaluation(folder, tasks, models.url, { n: 4, steps: 1 }, { concurrency: 2 });
    const started = evaluate(home, plan);
    await until('a few calls', () => models.asked.length >= 4);
    expect((await runPersd(home, ['pause', 'sums'])).code).toBe(0);
    expect((await started.ended).code).toBe(4);
    const status = await runPersd(home, ['status', 'sums']);
    expect(status.stdout).toContain('on        humaneval · 4 samples a task');
    expect(status.stdout).toMatch(/outcomes {2}passed \d+ · failed \d+ · abandoned 0/);
    expect(status.stdout).not.toContain('teacher');
    expect((await runPersd(home, ['runs'])).stdout).toContain('of 24 samples');
    const resumed = await runPersd(home, ['resume', 'sums', '--json']);
    expect(resumed.code, resumed.stderr).toBe(0);
    expect(passedIn(toldBy(resumed.stdout))).toEqual([expectedAt(4)[0]]);
    expect(boughtTwice(models)).toBe(0);
  });

  it.each([
    ['the models process', ['models'], true],
    ['the orchestration worker and the sandbox', ['orchestration', 'sandbox'], false],
  ] as [string, ProcessName[], boolean][])('comes to the same after kill -9 of %s', async (_title, parts, buys) => {
    const { home, folder, models } = await world({ ...shares, latencyMs: 700 });
    const plan = writeEvaluation(folder, tasks, models.url, { n: 6, steps: 2 });
    const started = evaluate(home, plan);
    await until('calls in flight', () => models.asked.length >= 12 && models.inFlight > 0);
    const pids = pidsOf(home);
    for (const part of parts) {
      const pid = pids[part];
      if (pid === undefined) throw new Error(`${part} should run and does not`);
      process.kill(pid, 'SIGKILL');
    }
    const inFlight = models.inFlight;
    const { code, stdout, stderr } = await started.ended;
    expect(code, stderr).toBe(0);
    expect(passedIn(toldBy(stdout))).toEqual(expectedAt(6));
    expect(boughtTwice(models)).toBeLessThanOrEqual(buys ? inFlight : 0);
  });

  it('is refused to commands for collections, which say so', async () => {
    const { home, folder, models } = await world(shares);
    const plan = writeEvaluation(folder, tasks, models.url, { n: 1 });
    expect((await evaluate(home, plan).ended).code).toBe(0);
    const { code, stderr } = await runPersd(home, ['export', 'sums', '--out', join(home, 'rows.jsonl')]);
    expect([code, stderr.trim()]).toEqual([
      2,
      'expected a collection, found an evaluation: sums; `persd runs` lists the runs of this home',
    ]);
    expect((await runPersd(home, ['collect', plan])).stderr).toContain('`persd evaluate');
  });
});
