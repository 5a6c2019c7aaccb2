// Real processes, and a server that says the key it was sent wherever it can; then everything that is left is searched for it.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../store/open.ts';
import { writeEvaluation } from '../support/benchmark.ts';
import { filesUnder, holds, serveIndiscreet, studentKey, teacherKey } from '../support/indiscreet.ts';
import { runPersd } from '../support/persd.ts';
import { quiet } from '../support/processes.ts';
import { writeSums } from '../support/sums.ts';
import { temporaryHome } from '../support/temporary-home.ts';

/** The teacher's calls. */
async function listed(home: string): Promise<{ key: string }[]> {
  const store = await openStore(home);
  try {
    return await store.journal.list('secret', { role: 'teacher' });
  } finally {
    await store.close();
  }
}

/** Every body of the journal, unpacked. */
async function journalled(home: string): Promise<string[]> {
  const store = await openStore(home);
  try {
    const whole = await Promise.all(
      (await store.journal.list('secret')).map(({ key }) => store.journal.find('secret', key)),
    );
    return whole.flat().map((call) => JSON.stringify(call));
  } finally {
    await store.close();
  }
}

it('no key is left in store, history, logs, reports, exports or anything that is said', {
  timeout: 600_000,
}, async () => {
  const home = temporaryHome();
  onTestFinished(() => quiet(home));
  const { url, keys } = await serveIndiscreet();
  const teacher = {
    baseURL: url,
    identity: 'teacher',
    model: 'teacher',
    endpoint: 'chat',
    apiKeyEnv: 'TEACHER_API_KEY',
  };
  const plan = writeSums({
    folder: join(home, 'plan'),
    name: 'secret',
    tasks: 6,
    url,
    student: { apiKeyEnv: 'STUDENT_API_KEY' },
    more: { teacher },
  });
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'keys.env'), `TEACHER_API_KEY=${teacherKey}\n`);
  chmodSync(join(home, 'keys.env'), 0o600);

  const said: string[] = [];
  const run = async (...args: string[]): Promise<number | null> => {
    const { code, stdout, stderr } = await runPersd(home, args, { STUDENT_API_KEY: studentKey });
    said.push(stdout, stderr);
    return code;
  };
  expect(await run('collect', plan), said.join('\n')).toBe(0);
  expect(keys).toEqual(new Set([studentKey, teacherKey]));
  await run('plan', plan);
  await run('status', '--json');
  await run('status');
  await run('calls', 'secret', '--json');
  await run('calls', 'secret', '--all');
  for (const { key } of await listed(home)) await run('calls', 'secret', '--show', key);
  await run('explain', 'secret', 'sum-1');
  await run('report', 'secret', '--out', join(home, 'report.html'));
  await run('export', 'secret', '--format', 'trajectories', '--out', join(home, 'trajectories.jsonl'));
  await run('export', 'secret', '--variant', 'persd-combined', '--no-verify', '--out', join(home, 'rows.jsonl'));
  await run('export', 'secret', '--format', 'all', '--no-verify', '--out', join(home, 'folder'));
  const bodies = await journalled(home);
  await quiet(home);

  const files = filesUnder(home).filter((file) => !file.endsWith('keys.env'));
  expect(files.map((file) => file.slice(home.length + 1))).toEqual(
    expect.arrayContaining(['persd.db', 'report.html', 'trajectories.jsonl', 'rows.jsonl', 'folder/README.md']),
  );
  expect(files.filter((file) => holds(readFileSync(file, 'latin1')))).toEqual([]);
  expect(bodies.length).toBeGreaterThanOrEqual(9);
  expect(bodies.filter(holds)).toEqual([]);
  expect(said.filter(holds)).toEqual([]);
});

it('nor is any left in evaluations, their results, and pages that report and compare them', {
  timeout: 600_000,
}, async () => {
  const home = temporaryHome();
  onTestFinished(() => quiet(home));
  const { url, keys } = await serveIndiscreet();
  const asked = { n: 2, k: [1], steps: 2 };
  const plan = writeEvaluation(join(home, 'plan'), 4, url, asked, { apiKeyEnv: 'STUDENT_API_KEY' });
  const said: string[] = [];
  const run = async (...args: string[]): Promise<void> => {
    const { code, stdout, stderr } = await runPersd(home, args, { STUDENT_API_KEY: studentKey });
    said.push(stdout, stderr);
    expect(code, stderr).toBe(0);
  };
  await run('evaluate', plan, '--unsafe-no-jail', '--per-task', '--out', join(home, 'samples.jsonl'));
  await run('evaluate', plan, '--unsafe-no-jail', '--json', '--as', 'again', '--out', join(home, 'samples.json'));
  await run('report', 'sums', '--out', join(home, 'report.html'));
  await run('compare', 'sums', 'again', '--html', join(home, 'runs.html'));
  await run('compare', join(home, 'samples.jsonl'), join(home, 'samples.json'), '--html', join(home, 'files.html'));
  await run('compare', 'sums', 'again', '--json');
  await quiet(home);

  expect(keys).toEqual(new Set([studentKey]));
  const files = filesUnder(home);
  expect(files.map((file) => file.slice(home.length + 1))).toEqual(
    expect.arrayContaining(['report.html', 'runs.html', 'files.html', 'samples.jsonl', 'samples.json']),
  );
  expect(files.filter((file) => holds(readFileSync(file, 'latin1')))).toEqual([]);
  expect(said.filter(holds)).toEqual([]);
});
