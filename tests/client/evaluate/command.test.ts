import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { runPersd, startPersd } from '../../support/persd.ts';
import { temporaryHome } from '../../support/temporary-home.ts';
import { until } from '../../support/until.ts';
import { fileOf, lines, problems, right, wrong } from './samples.ts';

/** The programs are our own: they run on a machine without a jail, too. */
const unsafe = '--unsafe-no-jail';

test('Samples are scored on the command line, and their results compared with others.', {
  timeout: 180_000,
}, async () => {
  const home = temporaryHome();
  const samples = fileOf('samples.jsonl', lines([wrong, { ...right[1], passed: false }]));
  const [before, after, page] = ['before.jsonl', 'after.json', 'page.html'].map((name) => join(dirname(samples), name));
  if (before === undefined || after === undefined || page === undefined) throw new Error('Expected three names.');
  const evaluate = (file: string, out: string) =>
    runPersd(home, [
      'evaluate',
      '--samples',
      file,
      '--benchmark',
      'humaneval',
      '--tasks',
      fileOf('tasks.jsonl', lines(problems)),
      '--out',
      out,
      unsafe,
    ]);
  const first = await evaluate(samples, before);
  expect(first).toMatchObject({ code: 0, stdout: expect.stringMatching(/pass@1 +50\.0 % +95 %: /) });
  expect(first.stdout).toContain('HumanEval/1, line 2: recorded as failed, found passed');
  await evaluate(fileOf('samples.jsonl', lines(right)), after);
  const compared = await runPersd(home, ['compare', before, after, '--html', page]);
  expect(compared).toMatchObject({ code: 0, stdout: expect.stringContaining('50.0 %, then 100.0 %: +50.0 points') });
  expect(compared.stdout).toContain('won: HumanEval/0');
  expect(readFileSync(page, 'utf8')).toContain('<svg');
});

test('Killed in the midst, it leaves no results that look whole, and the same command again writes them all.', {
  timeout: 180_000,
}, async () => {
  const home = temporaryHome();
  const endless = { task_id: 'HumanEval/0', completion: '    while True: pass\n' };
  const samples = fileOf('samples.jsonl', lines([...right, endless]));
  const folder = dirname(samples);
  const files = ['--samples', samples, '--tasks', fileOf('tasks.jsonl', lines(problems))];
  const args = ['evaluate', ...files, '--benchmark', 'humaneval', '--out', join(folder, 'results.jsonl'), unsafe];
  const left = (): string[] => readdirSync(folder).filter((name) => name !== 'samples.jsonl');
  const { child, ended } = startPersd(home, [...args, '--cpu-ms', '60000']);
  await until('results have begun', () => left().length > 0);
  child.kill('SIGKILL');
  await ended;
  expect(left()).toEqual([expect.stringMatching(/\.partial$/)]);
  expect(await runPersd(home, [...args, '--cpu-ms', '500'])).toMatchObject({ code: 0 });
  expect(left()).toEqual(['results.jsonl']);
  expect(readFileSync(join(folder, 'results.jsonl'), 'utf8').match(/"result":"[a-z ]+"/g)).toEqual([
    '"result":"passed"',
    '"result":"passed"',
    '"result":"timed out"',
  ]);
});

test.each([
  ['nothing', []],
  ['a plan beside samples', ['plan.yaml', '--samples', 's']],
  ['samples of no benchmark', ['--samples', 's', '--tasks', 't']],
  ['an unknown benchmark', ['--samples', 's', '--tasks', 't', '--benchmark', 'chess']],
  ['an unknown mode', ['--samples', 's', '--tasks', 't', '--benchmark', 'humaneval', '--mode', 'both']],
  ['a split of another benchmark', ['--samples', 's', '--tasks', 't', '--benchmark', 'humaneval', '--split', 'paper']],
  ['a k of 0', ['--samples', 's', '--tasks', 't', '--benchmark', 'humaneval', '--k', '1,0']],
])('%s is refused in a sentence.', async (_, args) => {
  const { code, stdout, stderr } = await runPersd(temporaryHome(), ['evaluate', ...args, unsafe]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/expected .*found/);
});
