import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { countTokens } from '../../demo/reply-body.ts';
import { logNormal } from '../../bench/latency.ts';
import { randomNumbers } from '../../domain/statistics/random.ts';
import { storeWithRun } from '../store/opened-store.ts';
import { temporaryHome } from '../support/temporary-home.ts';
import { until } from '../support/until.ts';
import { scriptedServer } from './scripted.ts';

interface Spending {
  child: ChildProcess;
  /** What it got, by kind. */
  told: Promise<Record<string, string[]>[]>;
  ended: Promise<unknown>;
}

const kills = 5;
/** Dollars of one call at most: 200 tokens, and what is asked. */
const worst = 0.0041;

test('two processes that spend one budget, killed again and again, leave next to nothing of it and never go beyond it', {
  timeout: 240_000,
}, async () => {
  const home = temporaryHome();
  const store = await storeWithRun(1, { usd: 1 }, home);
  const [random, tokens] = [randomNumbers(11), logNormal(60)];
  let billed = 0;
  const server = await scriptedServer(({ prompt }) => {
    const text = 'x'.repeat(4 * Math.ceil(tokens(server.asked.length)));
    billed += countTokens(prompt) * 1e-6 + Math.min(200, countTokens(text)) * 20e-6;
    // Some do not say what they took, which is then held to be all that they may.
    return { text, latencyMs: 20 + 60 * random(), usage: server.asked.length % 40 !== 0 };
  });
  const start = (first: number): Spending => {
    const child = fork(new URL('spending-process.ts', import.meta.url), [home, server.url, `${first}`], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    return { child, told: once(child, 'message'), ended: once(child, 'exit') };
  };
  const taken = async (): Promise<number> => {
    const { spent, reserved } = await store.runs.progress('run');
    expect(spent.usd).toBeLessThanOrEqual(1);
    expect(spent.usd + reserved.usd).toBeGreaterThanOrEqual(billed - 1e-9);
    return spent.usd + reserved.usd;
  };

  const processes = [start(0), start(1)];
  for (let kill = 0; kill < kills; kill += 1) {
    const moment = (0.9 * (kill + random())) / kills;
    await until(`${moment} dollars`, async () => (await taken()) > moment);
    const struck = kill % processes.length;
    processes[struck]?.child.kill('SIGKILL');
    processes[struck] = start(struck);
  }
  const told = await Promise.all(processes.map((one) => one.told));
  await Promise.all(processes.map(({ ended }) => ended));

  expect(told.flatMap(([reasons]) => Object.keys(reasons ?? {}))).toContain('budget');
  expect(await store.runs.get('run')).toMatchObject({ state: 'paused', reason: expect.stringContaining('budget') });
  const { spent, reserved } = await store.runs.progress('run');
  expect(reserved.usd).toBe(0);
  expect(spent.usd).toBeLessThanOrEqual(1);
  expect(spent.usd + worst).toBeGreaterThan(1);
  expect(billed).toBeLessThanOrEqual(spent.usd);
});
