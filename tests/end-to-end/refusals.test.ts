// Real processes and a real server; the models process retries after milliseconds, so that twenty tries end within a test.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Answer, Script } from '../../demo/server.ts';
import { maxTries } from '../../domain/failure.ts';
import { hastyHome } from '../support/hasty/home.ts';
import { outcomesIn, runPersd, startPersd } from '../support/persd.ts';
import { serveModels, solveSums, sumIn, writeSums } from '../support/sums.ts';
import { suiteFolder } from '../support/temporary-home.ts';
import { until } from '../support/until.ts';

const folder = suiteFolder();
const refusedMs = 500;
const kept = hastyHome(join(folder, 'home'), { firstMs: 20, longestMs: 20, refusedMs });
const { home } = kept;

it('abandons the one task of a block whose call fails for ever, and tries it afresh when it is collected again', {
  timeout: 120_000,
}, async () => {
  const broken = 7;
  const down: Answer = { text: '', fault: { kind: 'status', status: 500, message: 'down' } };
  const othersDone = Promise.withResolvers<void>();
  let failures = Number.POSITIVE_INFINITY;
  const models = await serveModels(async (asked) => {
    if (sumIn(asked.prompt) !== broken) return solveSums(asked);
    await othersDone.promise;
    return (failures -= 1) >= 0 ? down : solveSums(asked);
  });
  const plan = writeSums({ folder, name: 'block', tasks: 50, url: models.url, more: { tasksPerWorkflow: 50 } });
  const sendsOf = (sum: number): number => models.asked.filter(({ prompt }) => sumIn(prompt) === sum).length;

  const first = startPersd(home, ['collect', plan, '--json']);
  await until('49 outcomes', async () => (await kept.progress('block'))?.unfinished === 1);
  expect(sendsOf(broken)).toBe(1);
  othersDone.resolve();
  const ended = await first.ended;
  expect(ended.code, ended.stderr).toBe(1);
  expect(outcomesIn(ended)).toMatchObject({ mastered: 49, abandoned: 1 });
  expect(sendsOf(broken)).toBe(maxTries);

  failures = 5;
  const again = await runPersd(home, ['collect', plan, '--json']);
  expect(again.code, again.stderr).toBe(0);
  expect(outcomesIn(again)).toMatchObject({ mastered: 50, abandoned: 0 });
  expect(sendsOf(broken)).toBe(maxTries + 6);
  expect(models.asked).toHaveLength(49 + maxTries + 6);
});

const goodKey = 'sk-good-for-this-test';

/** Takes one key, and notes when each other one came. */
function strictModels(refusals: number[]): Script {
  return (asked) => {
    if (asked.authorization === `Bearer ${goodKey}`) return solveSums(asked);
    refusals.push(performance.now());
    return { text: '', fault: { kind: 'status', status: 401, message: 'no such key' } };
  };
}

/** Leaves a run going on by itself whose key was just refused. */
async function collectRefused(name: string) {
  const refusals: number[] = [];
  const { url } = await serveModels(strictModels(refusals));
  const plan = writeSums({ folder, name, tasks: 12, url, student: { apiKeyEnv: 'SAMPLE_API_KEY', concurrency: 1 } });
  const collect = (key: string, ...more: string[]) =>
    runPersd(home, ['collect', plan, '--json', ...more], { SAMPLE_API_KEY: key });
  const { code, stderr } = await collect('sk-bad-for-this-test', '--detach');
  expect(code, stderr).toBe(0);
  await until('a refusal', () => refusals.length > 0);
  return { refusals, collect };
}

it('holds a model whose key is refused, says which variable, and goes on when the same command brings another', async () => {
  const { refusals, collect } = await collectRefused('refused');
  await until('a second look', () => refusals.length > 1);
  const { stdout } = await runPersd(home, ['status', 'refused']);
  expect(stdout).toMatch(/! student: .* "401 no such key"; .* into SAMPLE_API_KEY and give the same command again/);
  const told = await runPersd(home, ['status', 'refused', '--json']);
  expect(JSON.parse(told.stdout)).toMatchObject({ state: 'open', troubles: [{ failure: { type: 'key_refused' } }] });

  const ended = await collect(goodKey);
  expect(ended.code, ended.stderr).toBe(0);
  expect(outcomesIn(ended)).toMatchObject({ mastered: 12, abandoned: 0 });
  // One call at a time asked whether it is still so, of twelve that waited.
  const gaps = refusals.slice(1).map((time, before) => time - (refusals[before] ?? 0));
  expect(gaps.filter((gap) => gap < refusedMs)).toEqual([]);
});

it('goes on by itself when another key is written into keys.env', async () => {
  await collectRefused('filed');
  writeFileSync(join(home, 'keys.env'), `SAMPLE_API_KEY=${goodKey}\n`, { mode: 0o600 });
  await until('the end of the run', async () => (await kept.store.runs.get('filed'))?.state === 'done');
  expect(await kept.progress('filed')).toMatchObject({ outcomes: { mastered: 12, abandoned: 0 } });
});
