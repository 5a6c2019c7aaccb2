import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/port.ts';
import { openTestSandbox, requestFor } from '../support.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox(1);
});
afterAll(() => sandbox.close());

async function codeOf(setup: string, code: string): Promise<string> {
  const [split] = await sandbox.reader.splitTests([{ code, setup, entryPoint: 'decode' }]);
  const [only] = split?.ok ? split.tests : [];
  return only?.kind === 'code' ? only.code : '';
}

const setup =
  'import math\nstep = 3\ndef shift(n):\n    return math.floor(n) + 1\ndef encode(n):\n    return shift(n)\n';
const loop = 'for n in range(9):\n    assert decode(encode(n)) == n';

describe('functions that a setup gives', () => {
  test('are carried by the tests that use them, with what they need', async () => {
    expect(await codeOf(setup, loop)).toBe(
      `import math\ndef shift(n):\n    return math.floor(n) + 1\ndef encode(n):\n    return shift(n)\n${loop}`,
    );
  });

  test.each([
    ['need a value of the setup', 'step = 3\ndef encode(n):\n    return n + step\n'],
    ['need the program', 'def encode(n):\n    return -decode(n)\n'],
    ['are replaced by the setup', 'def encode(n):\n    return n\nencode = str\n'],
    ['are classes', 'class encode:\n    pass\n'],
  ])('stay with the program where they %s', async (_reason, other) => {
    expect(await codeOf(other, loop)).toBe(loop);
  });

  test('give way to those that the tests define', async () => {
    const own = `def encode(n):\n    return n\n${loop}`;
    expect(await codeOf(setup, own)).toBe(own);
  });

  test('cannot be replaced by a program', async () => {
    const code = await codeOf(setup, loop);
    const run = (program: string): Promise<{ status: string; assurance: string }> =>
      sandbox.execute(requestFor(program, [{ kind: 'code', code }], { setup, entryPoint: 'decode' }));
    expect(await run('def decode(n):\n    return n - 1')).toMatchObject({ status: 'passed', assurance: 'values' });
    const cheat =
      'import sys\ndef decode(n):\n    globals()["encode"] = globals()["shift"] = lambda n: n\n    return n';
    expect(await run(cheat)).toMatchObject({ status: 'failed' });
  });
});
