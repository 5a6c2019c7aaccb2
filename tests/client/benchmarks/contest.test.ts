// Real: starts the sandbox. Rows of contests, in our own words.
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { examiner, only, read, statusOf } from './reading.ts';

describe('a row of APPS', () => {
  const apps = (more: object) => ({ problem_id: 1, question: 'Do it.', solutions: '', starter_code: '', ...more });

  it('may be a whole program, whose output may be spaced otherwise', async () => {
    const tests = { inputs: ['2\n1 2\n', ['1', '5']], outputs: ['3\n', ['5']] };
    const task = await only('apps', apps({ input_output: JSON.stringify(tests) }));
    expect(await statusOf(task, 'input()\nprint(sum(map(int, input().split())), "")')).toBe('passed');
    expect(await statusOf(task, 'import sys\nsys.stdin.readline()\nprint(3)')).toBe('failed');
    expect(await statusOf(task, 'print(')).toBe('error');
  });

  it('shows the examples of its text, but those that its own program fails', async () => {
    const question = 'Double it.\n\n-----Examples-----\nInput\n2\n\nOutput\n4\n\nInput\n3\n\nOutput\n7\n';
    const tests = { inputs: ['5\n'], outputs: ['10\n'] };
    const solutions = JSON.stringify(['print(2 * int(stdin.readline()))']);
    const task = await only('apps', apps({ question, solutions, input_output: JSON.stringify(tests) }));
    expect(task.shown).toMatchObject([{ kind: 'stdio', stdin: '2\n', stdout: '4\n' }]);
    expect(await statusOf(task, 'print(10)')).toBe('passed');
    expect(await statusOf(task, 'print(10)', 'shown')).toBe('failed');
  });

  it('may call a function or a method, with integers of any size', async () => {
    const tests = '{"fn_name": "f", "inputs": [[12345678901234567890]], "outputs": [[24691357802469135780]]}';
    const task = await only('apps', apps({ input_output: tests, starter_code: 'def f(x):\n\t' }));
    expect(await statusOf(task, 'def f(x): return 2 * x')).toBe('passed');
    expect(await statusOf(task, 'class Solution:\n  def f(self, x): return 2 * x')).toBe('passed');
    expect(await statusOf(task, 'def f(x): return 2.0 * x + 1e5')).toBe('failed');
    expect(await statusOf(task, 'def g(x): return 2 * x')).toBe('error');
  });

  it('takes lines in any order, and tuples for lists as deep as its harness does', async () => {
    const lines = JSON.stringify({ inputs: ['1'], outputs: ['a b\nc\n'] });
    const printing = await only('apps', apps({ input_output: lines }));
    expect(await statusOf(printing, 'print("c\\nb  a")')).toBe('passed');
    expect(await statusOf(printing, 'print("c b a")')).toBe('failed');
    const calls = (output: unknown) => JSON.stringify({ fn_name: 'f', inputs: [[1]], outputs: [output] });
    const starter = { starter_code: 'def f(x):\n\t' };
    const wrapped = await only('apps', apps({ ...starter, input_output: calls([[[1, 2]]]) }));
    for (const right of ['[(1, 2)]', '((1, 2),)', '[[[1, 2]]]']) {
      expect(await statusOf(wrapped, `def f(x): return ${right}`)).toBe('passed');
    }
    expect(await statusOf(wrapped, 'def f(x): return [1, 2]')).toBe('failed');
    const bare = await only('apps', apps({ ...starter, input_output: calls([1, 2]) }));
    expect(await statusOf(bare, 'def f(x): return 1, 2')).toBe('passed');
  });

  it('has integers as keys, which JSON has not', async () => {
    const tests = { fn_name: 'f', inputs: [[{ '1': 2 }, { '3': 4 }]], outputs: [[{ '5': 6 }]] };
    const row = apps({ input_output: JSON.stringify(tests), starter_code: 'def f(x, y):\n\t' });
    const task = await only('apps', row);
    expect(await statusOf(task, 'def f(x, y): return {5: 6} if (x, y) == ({1: 2}, {"3": 4}) else x')).toBe('passed');
    expect(await statusOf(task, 'def f(x, y): return {"5": 6}')).toBe('failed');
  });
});

describe('a program of a contest', () => {
  const script = JSON.stringify({ inputs: ['1 2 2\n'], outputs: ['0.3333333\n'] });
  const apps = { problem_id: 1, question: 'Do it.', solutions: '', starter_code: '', input_output: script };

  it('has the imports that harnesses put before it, and builtins under their own names', async () => {
    const task = await only('apps', apps);
    const relying = [
      'numbers = list(map(int, stdin.readline().split()))',
      'seen: List[int] = sorted(Counter(numbers), key=cmp_to_key(lambda one, other: one - other))',
      'heappush(seen, pow(2, 5, 31)); assert seen and bisect.bisect(seen, 0) == 0 and datetime.date.min',
      'print(1 / comb(3, 2), file=sys.stdout)',
    ];
    expect(await statusOf(task, relying.join('\n'))).toBe('passed');
  });

  it('may go deep, and print numbers that are a little off', async () => {
    const deep = 'def down(n): return 0 if n == 0 else 1 + down(n - 1)\nprint(down(20000) / 60000)';
    expect(await statusOf(await only('apps', apps), deep)).toBe('passed');
    expect(await statusOf(await only('apps', apps), 'print(0.3344)')).toBe('failed');
  });

  it('may speak of numpy, which is imported where there is one', async () => {
    const task = await only('apps', apps);
    expect(await statusOf(task, 'np = 3\nprint(1 / np)')).toBe('passed');
    const { base } = await examiner.examine(task, 'print(np.float64(1) / 3)');
    expect(base.tests[0]?.exception).toMatchObject({ type: 'NameError', frames: [{ line: 1 }] });
  });

  it('is told of its own lines', async () => {
    const task = await only('apps', apps);
    const { base } = await examiner.examine(task, 'first = 1\nprint(second)');
    expect(base.tests[0]?.exception).toMatchObject({ type: 'NameError', frames: [{ line: 2, code: 'print(second)' }] });
  });
});

describe('a row of LiveCodeBench', () => {
  const test = (input: string, output: string, testtype: string) => ({ input, output, testtype });
  const pickled = (text: string): string => {
    const head = Buffer.from('80045800000000', 'hex');
    head.writeUInt32LE(Buffer.byteLength(text), 3);
    return deflateSync(Buffer.concat([head, Buffer.from(`${text}.`)])).toString('base64');
  };
  const row = (more: object) => ({
    question_id: 'abc1_a',
    question_content: 'Do it.',
    starter_code: '',
    public_test_cases: JSON.stringify([test('1', '2', 'stdin')]),
    private_test_cases: pickled(JSON.stringify([test('3', '6', 'stdin')])),
    metadata: '{}',
    ...more,
  });

  it('shows its public tests alone, and has its private ones unpacked', async () => {
    const task = await only('livecodebench', row({}));
    expect(task.shown).toEqual([{ kind: 'stdio', stdin: '1', stdout: '2' }]);
    expect(await statusOf(task, 'print(2 * int(input()))')).toBe('passed');
    expect(await statusOf(task, 'print(2)', 'shown')).toBe('passed');
    expect(await statusOf(task, 'print(2)')).toBe('failed');
  });

  it('may ask for a method, whose tuple is as good as a list', async () => {
    const starter = 'class Solution:\n    def pair(self, x: int, y: List[int]) -> List[int]:\n        ';
    const cases = JSON.stringify([test('1\n[2]', '[1, 2]', 'functional')]);
    const more = {
      starter_code: starter,
      public_test_cases: cases,
      private_test_cases: '[]',
      metadata: '{"func_name": "pair"}',
    };
    const task = await only('livecodebench', row(more));
    expect(await statusOf(task, 'class Solution:\n  def pair(self, x, y): return x, y[0]')).toBe('passed');
    expect(await statusOf(task, 'def pair(x, y): return [x, *y]')).toBe('passed');
    expect(await statusOf(task, 'def pair(x, y): return [y, x]')).toBe('failed');
    const nested = { ...more, public_test_cases: JSON.stringify([test('1\n[2]', '[[1, 2]]', 'functional')]) };
    const within = await only('livecodebench', row(nested));
    expect(await statusOf(within, 'def pair(x, y): return ([1, 2],)')).toBe('passed');
    expect(await statusOf(within, 'def pair(x, y): return [(1, 2)]')).toBe('failed');
  });

  it('gives each call its time', async () => {
    const cases = JSON.stringify(Array.from({ length: 8 }, () => test('1', '[1]', 'functional')));
    const more = { public_test_cases: cases, private_test_cases: '[]', metadata: '{"func_name": "f"}' };
    const task = await only('livecodebench', row({ ...more, starter_code: 'def f(x: int) -> List[int]:\n    ' }));
    const busy = 'def f(x):\n  end = time.process_time() + 0.5\n  while time.process_time() < end: pass\n  return [x]';
    expect(await statusOf(task, busy)).toBe('passed');
    expect(await statusOf(task, 'def f(x):\n  while True: pass')).toBe('timeout');
  });

  it('is a fault where what is packed is no text, and none of it is run', async () => {
    const call = deflateSync(Buffer.from('80048c05706f736978948c0673797374656d94932e', 'hex')).toString('base64');
    await expect(read('livecodebench', [row({}), row({ question_id: 'b', private_test_cases: call })])).rejects.toThrow(
      'rows.jsonl, line 2: expected private_test_cases as JSON, or one text',
    );
  });
});
