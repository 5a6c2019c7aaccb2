// Real processes and a real server; the models process retries after at most three seconds, where the product takes up to a minute.
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type Fault, startModelServer } from '../../demo/server.ts';
import { hastyHome } from '../support/hasty/home.ts';
import { outcomesIn, runPersd, startPersd } from '../support/persd.ts';
import { serveModels, solveSums, writeSums } from '../support/sums.ts';
import { suiteFolder } from '../support/temporary-home.ts';
import { until } from '../support/until.ts';

const folder = suiteFolder();
const kept = hastyHome(join(folder, 'home'), { firstMs: 100, longestMs: 3_000, refusedMs: 500 });
const { home } = kept;
const tasks = 6;

/** Collects while the server is bad, expects `status` to say so, mends the server, and expects that nothing was lost. */
async function collectThrough(name: string, url: string, type: string, words: RegExp, mend: () => unknown) {
  const plan = writeSums({ folder, name, tasks, url, student: { timeoutSeconds: 1 } });
  const collecting = startPersd(home, ['collect', plan, '--json']);
  await until('a trouble', async () => ((await kept.progress(name))?.troubles.length ?? 0) > 0);
  const [forPeople, forPrograms] = await Promise.all(
    [
      ['status', name],
      ['status', name, '--json'],
    ].map((args) => runPersd(home, args)),
  );
  await mend();
  const ended = await collecting.ended;

  expect(forPeople?.stdout).toContain(`${name} · running`);
  expect(forPeople?.stdout).toMatch(words);
  expect(JSON.parse(forPrograms?.stdout ?? '')).toMatchObject({ troubles: [{ role: 'student', failure: { type } }] });
  expect(ended.code, ended.stderr).toBe(0);
  expect(outcomesIn(ended)).toMatchObject({ mastered: tasks, abandoned: 0 });
  expect(JSON.parse(ended.stdout)).toMatchObject({ troubles: [], calls: { student: { bought: tasks } } });
}

it.each<[string, string, Fault, string, RegExp]>([
  ['answers with a page of HTML', 'html', { kind: 'foreign' }, 'foreign_body', /! student: .*found "<html>.*baseURL/],
  ['answers 500', 'broken', { kind: 'status', status: 500 }, 'server_error', /! student: .*"500 .*it is sent again/],
  ['hangs', 'silent', { kind: 'hang' }, 'timed_out', /! student: .*no whole reply within 1 s; .*timeoutSeconds/],
])('a server that %s for a while loses nothing and is told by status', async (_does, name, fault, type, words) => {
  let isBad = true;
  const models = await serveModels((asked) => (isBad ? { text: '', fault } : solveSums(asked)));
  await collectThrough(name, models.url, type, words, () => (isBad = false));
});

it('a server that is not there yet is waited for', async () => {
  const gone = await startModelServer(solveSums);
  await gone.close();
  const words = /! student: .*nobody there \(ECONNREFUSED\); it is sent again until the server is there/;
  await collectThrough('absent', gone.url, 'unreachable', words, async () => {
    const back = await startModelServer(solveSums, { port: gone.port });
    onTestFinished(() => back.close());
  });
});
