import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/port.ts';
import { exercises } from '../../../sandbox/pyodide/exercise.ts';
import { judge, openTestSandbox } from '../support.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox(1);
});
afterAll(() => sandbox.close());

test('exercises show programs that run to their last line, one whose tests fail, and one that is none', async () => {
  const ends: boolean[] = [];
  for (const { program, code } of exercises) {
    const whole = `${program}\n${code}\ndef f(): return 'here'`;
    ends.push((await judge(sandbox, whole, "assert f() == 'here'")).status === 'passed');
  }
  expect(ends).toEqual([true, false, false, true]);
});
