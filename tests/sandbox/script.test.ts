// Real: starts the sandbox. Programs that run as scripts, with what they read and print.
import { afterAll, describe, expect, it, test } from 'vitest';
import type { TaskTest } from '../../domain/task.ts';
import { openTestSandbox, requestFor } from './support.ts';

const sandbox = await openTestSandbox();
afterAll(() => sandbox.close());

const run = (program: string, ...tests: [stdin: string, stdout: string][]) => {
  const asked = tests.map(([stdin, stdout]): TaskTest => ({ kind: 'stdio', stdin, stdout }));
  return sandbox.execute(requestFor(program, asked, { entryPoint: '', allTests: true }));
};

describe('a script', () => {
  test.each([
    ['by input()', 'a, b = map(int, input().split())\nprint(a + b)'],
    ['under the guard of a main module', 'if __name__ == "__main__":\n    print(sum(map(int, input().split())))'],
    ['by sys.stdin', 'import sys\nprint(sum(map(int, sys.stdin.read().split())))'],
    ['as bytes', 'import sys\nsys.stdout.buffer.write(b"%d" % sum(map(int, sys.stdin.buffer.readline().split())))'],
    ['from file 0', 'print(sum(map(int, open(0).read().split())))'],
    ['and leaves early', 'import sys\nprint(sum(map(int, input().split())))\nsys.exit(0)\nprint("no")'],
    ['and prints at its end', 'import atexit\nx = input().split()\natexit.register(lambda: print(sum(map(int, x))))'],
  ])('reads its input %s', async (_way, program) => {
    const verdict = await run(program, ['1 2\n', '3\n'], ['40 2', '42']);
    expect([verdict.status, verdict.assurance, verdict.tests.map(({ actual }) => actual?.trim())]).toEqual([
      'passed',
      'values',
      ['3', '42'],
    ]);
  });

  it('is run anew for each test, and not before', async () => {
    const verdict = await run(
      'try:\n    seen += 1\nexcept NameError:\n    seen = 1\nprint(seen)',
      ['', '1'],
      ['', '1'],
    );
    expect(verdict.status).toBe('passed');
  });

  it('fails by what it prints, by an exception, and by an input that it reads beyond the end', async () => {
    const verdict = await run('print(1 // int(input()))', ['1', '1'], ['1', '2'], ['0', '0'], ['', '0']);
    expect(verdict.tests.map(({ status }) => status)).toEqual(['passed', 'failed', 'error', 'error']);
    expect(verdict.tests.map(({ exception }) => exception?.type ?? null)).toEqual([
      null,
      null,
      'ZeroDivisionError',
      'EOFError',
    ]);
  });

  it('that is no Python fails before its tests', async () => {
    expect(await run('print(', ['', ''])).toMatchObject({ status: 'error', cause: 'syntax', executed: 0 });
  });

  it('knows nothing of what it should print', async () => {
    const program =
      'import gc\nprint(any("s3cret" in o for o in gc.get_objects() if type(o) is str and o is not __file__))';
    const verdict = await run(program.replace(' and o is not __file__', ''), ['', 's3cret-and-more']);
    expect(verdict.tests[0]?.actual?.trim()).toBe('False');
  });
});
