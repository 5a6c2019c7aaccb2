import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runPersd, startPersd } from '../../support/persd.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

/** The programs are our own: they run on a machine without a jail, too. */
const unsafe = '--unsafe-no-jail';

const right = 'def add(a, b):\n    return a + b\n';
const wrong = 'def add(a, b):\n    print("\\x1b[31mwrong")\n    return a - b\n';

function folder(files: Record<string, string>): { home: string; at: (name: string) => string } {
  const home = temporaryHome();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(home, name), text);
  return { home, at: (name) => join(home, name) };
}

test('One program gets a verdict for people, and an exit code for programs.', async () => {
  const tests = '{"call": "add(2, 3)", "expected": "5"}\n"assert add(0, 0) == 0"\n';
  const { home, at } = folder({ 'right.py': right, 'wrong.py': wrong, 'tests.jsonl': tests });
  const [passed, failed] = await Promise.all(
    ['right.py', 'wrong.py'].map((name) =>
      runPersd(home, ['execute', at(name), '--tests', at('tests.jsonl'), '--all', unsafe]),
    ),
  );
  expect(passed).toMatchObject({ code: 0, stdout: expect.stringMatching(/^passed: 2 of 2 tests passed\.\n/) });
  expect(failed).toMatchObject({ code: 1, stdout: expect.stringContaining('expected  5\n  actual    -1\n') });
  expect(failed?.stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});

test('A batch gives a verdict a line, in the order of its rows, and goes on after a bad one.', async () => {
  const row = (id: string, program: string, more: object = {}) =>
    JSON.stringify({ id, language: 'python', program, tests: [{ code: 'assert add(2, 3) == 5' }], ...more });
  const poison = 'import builtins\nbuiltins.leaked = 1\n';
  const rows = [
    row('slow', `import time\ntime.sleep(0.3)\n${right}`),
    row('poison', poison + right, { group: 'g' }),
    row('probe', `${right}\nassert "leaked" not in dir(__builtins__)`, { group: 'g' }),
    '{"id": "torn"',
    row('tests', right, { tests: ['assert add( == 5'] }),
    '',
    row('wrong', wrong),
    row('endless', 'while True: pass', { limits: { cpuMs: 200 } }),
  ];
  const { home, at } = folder({ 'rows.jsonl': rows.join('\n') });
  const { code, stdout } = await runPersd(home, [
    'execute',
    '--batch',
    at('rows.jsonl'),
    '--json',
    '--slots',
    '2',
    unsafe,
  ]);
  const verdicts = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(verdicts.map(({ id, line, status }) => [id, status ?? line])).toEqual([
    ['slow', 'passed'],
    ['poison', 'passed'],
    ['probe', 'passed'],
    [null, 4],
    ['tests', 5],
    ['wrong', 'failed'],
    ['endless', 'timeout'],
  ]);
  expect(verdicts[1]).toMatchObject({ passed: 1, total: 1, suspicion: ['builtins patched'], assurance: 'values' });
  expect(code).toBe(2);
});

test('A batch ends in a sentence when nobody reads its verdicts any more.', async () => {
  const row = JSON.stringify({ id: 'a', language: 'python', program: right, tests: ['assert add(2, 3) == 5'] });
  const { home, at } = folder({ 'rows.jsonl': `${row}\n`.repeat(200) });
  const { child, ended } = startPersd(home, ['execute', '--batch', at('rows.jsonl'), unsafe]);
  child.stdout?.once('data', () => child.stdout?.destroy());
  const { code, stderr } = await ended;
  expect(code).toBe(3);
  expect(stderr).toContain('expected somebody to read the verdicts, found that nobody does; the rest was not run\n');
});

test('Nothing runs where there is no jail, unless somebody asks for it.', async () => {
  const { home, at } = folder({ 'right.py': right, 'tests.py': 'assert add(2, 3) == 5' });
  const args = ['execute', at('right.py'), '--tests', at('tests.py')];
  const refused = await runPersd(home, args, { PERSD_JAIL: 'process' });
  expect(refused).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('--unsafe-no-jail') });
  expect(await runPersd(home, [...args, unsafe], { PERSD_JAIL: 'process' })).toMatchObject({ code: 0 });
});

test.each([
  ['neither a program nor a batch', []],
  ['a program without tests', ['a.py']],
  ['both', ['a.py', '--tests', 't.py', '--batch', 'rows.jsonl']],
  ['slots for one program', ['a.py', '--tests', 't.py', '--slots', '2']],
  ['a language for a batch', ['--batch', 'rows.jsonl', '--language', 'python']],
  ['a program of no known language', ['a.txt', '--tests', 't.py']],
  ['a program that is not there', ['a.py', '--tests', 't.py']],
  ['a batch that is not there', ['--batch', 'rows.jsonl']],
  ['a limit that is no number', ['a.py', '--tests', 't.py', '--cpu-ms', 'soon']],
  ['a Python that is not here', ['--batch', 'rows.jsonl', '--python', 'three']],
])('%s is refused in a sentence', async (_, args) => {
  const { code, stdout, stderr } = await runPersd(temporaryHome(), ['execute', ...args, unsafe]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr.trim().split('\n').at(-1)).toMatch(/expected .*found/);
});
