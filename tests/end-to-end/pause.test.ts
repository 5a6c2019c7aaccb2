// Real processes, a real server, and models that answer when the test lets them.
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeOpen } from '../../temporal-config/open-workflow.ts';
import { connectClient } from '../../temporal-config/connection.ts';
import { type KnownProcess, processOf, signalTo } from '../../temporal-config/process.ts';
import { datasetId } from '../../temporal-config/workflow-ids.ts';
import { callsHeld } from '../support/calls-held.ts';
import { KeptHome } from '../support/kept-home.ts';
import { outcomesIn, runPersd, startPersd } from '../support/persd.ts';
import { type ProcessName, pidsOf, quiet } from '../support/processes.ts';
import { serveModels, solveSums, writeSums } from '../support/sums.ts';
import { suiteFolder } from '../support/temporary-home.ts';
import { until } from '../support/until.ts';

const folder = suiteFolder();
const kept = new KeptHome(join(folder, 'home'));
const { home } = kept;

/** One block whose calls stand in line, two at a time, each answered after a while as long as `pace` says so. */
async function slowCollection(name: string) {
  const times: number[] = [];
  const pace = { latencyMs: 300 };
  const models = await serveModels(async (asked) => {
    times.push(performance.now());
    return { ...(await solveSums(asked)), ...pace };
  });
  const more = { tasksPerWorkflow: 60 };
  const plan = writeSums({ folder, name, tasks: 60, url: models.url, student: { concurrency: 2 }, more });
  return { plan, models, times, pace };
}

/** Pauses the run, waits until nothing of it is in line or in flight, and expects that nothing was sent a second after. */
async function expectPauseHolds(where: string, run: string, times: number[]): Promise<void> {
  const { code, stdout, stderr } = await runPersd(where, ['pause', run]);
  const pausedAt = performance.now();
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/^paused \w+ with \d calls? in flight, whose replies are kept; `persd resume \w+` goes on\n$/);
  await until('the end of all that was in line', () => callsHeld(where) === 0);
  expect(times.filter((time) => time > pausedAt + 1_000)).toEqual([]);
  expect(times.length).toBeLessThan(60);
}

function partOf(where: string, part: ProcessName): KnownProcess {
  const pid = pidsOf(where)[part];
  if (pid === undefined) throw new Error(`${part} should run in ${where} and does not`);
  return processOf(pid);
}

async function expectResumed(where: string, run: string, sends: Map<string, number>): Promise<void> {
  const resumed = await runPersd(where, ['resume', run, '--json']);
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(outcomesIn(resumed)).toMatchObject({ mastered: 60, abandoned: 0 });
  expect([...sends.values()].filter((count) => count > 1)).toEqual([]);
}

describe('after a pause no call is sent', { timeout: 120_000 }, () => {
  it('while everything runs, and resume goes on', async () => {
    const { plan, models, times, pace } = await slowCollection('paused');
    const collecting = startPersd(home, ['collect', plan, '--json']);
    await until('some calls', () => times.length >= 4);
    await expectPauseHolds(home, 'paused', times);
    const { code, stderr } = await collecting.ended;
    expect(code).toBe(4);
    expect(stderr).toContain('paused: by `persd pause`; `persd resume paused` goes on');
    pace.latencyMs = 0;
    await expectResumed(home, 'paused', models.sends);
  });

  it('while the models process is all that is left, and resume goes on', async () => {
    const alone = join(folder, 'alone');
    const { plan, models, times, pace } = await slowCollection('alone');
    const collecting = startPersd(alone, ['collect', plan, '--json']);
    onTestFinished(() => quiet(alone));
    await until('some calls', () => times.length >= 4);
    const supervisor = partOf(alone, 'supervisor');
    onTestFinished(() => {
      collecting.child.kill('SIGKILL');
      signalTo(supervisor, 'SIGKILL');
    });
    // Stopped rather than killed: the models process would notice a death, and rest.
    signalTo(supervisor, 'SIGSTOP');
    for (const part of ['server', 'orchestration', 'sandbox'] as const) signalTo(partOf(alone, part), 'SIGKILL');
    const before = times.length;
    await until('calls that the models process sends by itself', () => times.length >= before + 4);
    await expectPauseHolds(alone, 'alone', times);
    signalTo(supervisor, 'SIGKILL');
    expect((await collecting.ended).code).toBe(4);
    pace.latencyMs = 0;
    await expectResumed(alone, 'alone', models.sends);
  });
});

describe('cancel', () => {
  it('cuts off the calls that no other run waits for, closes the workflows, and lets resume take the run up again', async () => {
    const answer = Promise.withResolvers<void>();
    const models = await serveModels(async (asked) => {
      await answer.promise;
      return solveSums(asked);
    });
    const student = { identity: 'of-both', timeoutSeconds: 60 };
    const one = { tasks: { path: 'sums.jsonl', format: 'persd', only: ['sum-3'] } };
    const shared = writeSums({ folder, name: 'shared', tasks: 6, url: models.url, student, more: one });
    const whole = writeSums({
      folder,
      name: 'whole',
      tasks: 6,
      url: models.url,
      student,
      more: { tasksPerWorkflow: 6 },
    });
    await runPersd(home, ['collect', shared, '--detach']);
    await until('the call of one run', () => models.inFlight === 1);
    await runPersd(home, ['collect', whole, '--detach']);
    await until('the calls that the other adds', () => models.inFlight === 6);

    const first = await runPersd(home, ['cancel', 'shared']);
    expect(first.stdout).toContain('`persd resume shared` takes it up again');
    expect(models.inFlight).toBe(6);
    await runPersd(home, ['cancel', 'whole']);
    await until('the end of all calls', () => models.inFlight === 0);
    for (const run of ['shared', 'whole']) expect(await isOpen(run)).toBe(false);
    const { stdout } = await runPersd(home, ['status', 'whole', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ state: 'cancelled', unfinished: 6, reserved: { calls: 0 } });

    answer.resolve();
    for (const [run, tasks] of [
      ['whole', 6],
      ['shared', 1],
    ] as const) {
      const resumed = await runPersd(home, ['resume', run, '--json']);
      expect(resumed.code, resumed.stderr).toBe(0);
      expect(outcomesIn(resumed)).toMatchObject({ mastered: tasks, abandoned: 0 });
    }
  });

  async function isOpen(run: string): Promise<boolean> {
    const { client, connection } = await connectClient(kept.supervised.temporal);
    try {
      return (await describeOpen(client, datasetId(null, run))) !== null;
    } finally {
      await connection.close();
    }
  }
});

describe('a budget', () => {
  it.each<['calls' | 'usd', number, number]>([
    ['calls', 5, 12],
    // The worst case of one call is 0.00115, so that only a few go before the next does not fit.
    ['usd', 0.0013, 1],
  ])(
    'of %s pauses the run before it is overspent, and a larger one in the plan goes on',
    async (unit, small, large) => {
      const models = await serveModels(solveSums);
      const { url } = models;
      const planWith = (cap: number) =>
        writeSums({
          folder,
          name: unit,
          tasks: 12,
          url,
          student: { maxTokens: 1024 },
          more: { budget: { [unit]: cap } },
        });
      const ended = await runPersd(home, ['collect', planWith(small), '--json']);
      expect(ended.code, ended.stderr).toBe(4);
      expect(ended.stderr).toMatch(
        /^paused: the next call does not fit the budget \(.* of .* spent\); `persd resume \S+` goes on with more in --budget\n$/,
      );
      const { spent }: { spent: Record<string, number> } = JSON.parse(ended.stdout);
      expect(spent['calls']).toBeGreaterThan(0);
      expect(spent[unit]).toBeLessThanOrEqual(small);
      const more = await runPersd(home, ['collect', planWith(large), '--json']);
      expect(more.code, more.stderr).toBe(0);
      expect(outcomesIn(more)).toMatchObject({ mastered: 12, abandoned: 0 });
      expect(models.asked).toHaveLength(12);
    },
  );
});
