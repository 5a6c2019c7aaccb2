import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/port.ts';
import { judge, openTestSandbox } from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => void (sandbox = await openTestSandbox(1)));
afterAll(() => sandbox.close());

const limits = { cpuMs: 1000, memoryMb: 256 };

test.each([
  ['time.sleep', 'from time import sleep\ndef f():\n    sleep(1.5)\n    return 1'],
  [
    'asyncio',
    'import asyncio\nasync def g():\n    await asyncio.sleep(1.5)\n    return 1\ndef f(): return asyncio.run(g())',
  ],
])('a program that sleeps by %s uses no processor, and the time passes', async (_, program) => {
  const { status, cpuMs, wallMs } = await judge(sandbox, program, 'assert f() == 1', { limits });
  expect(status).toBe('passed');
  expect(wallMs).toBeGreaterThanOrEqual(1450);
  expect(cpuMs).toBeLessThan(wallMs / 2);
});

test('what is no time to sleep is refused as Python refuses it', async () => {
  const refused = (what: string): string => `
    try: time.sleep(${what})
    except Exception as error: found.append(type(error).__name__)`;
  const program = `import time\ndef f():\n    found = []${['-1', "'1'", "float('nan')", '10 ** 400', 'None'].map(refused).join('')}\n    return found`;
  const expected = "assert f() == ['ValueError', 'TypeError', 'ValueError', 'OverflowError', 'TypeError']";
  expect(await judge(sandbox, program, expected, { limits })).toMatchObject({ status: 'passed' });
});

test('the file behind it holds nobody up for ever, and shows a program nothing', async () => {
  const hostile = `def f():
    for text in (b'nan', b'-1', b'x' * 10 ** 6, b''): open('/dev/sleep', 'wb').write(text)
    try: open('/dev/sleep', 'rb').read()
    except OSError: return 'closed'`;
  expect(await judge(sandbox, hostile, "assert f() == 'closed'", { limits })).toMatchObject({ status: 'passed' });
  const endless = "def f(): open('/dev/sleep', 'wb', 0).write(b'1e300')";
  const ended = await judge(sandbox, endless, 'assert f()', { limits: { cpuMs: 200, memoryMb: 256 } });
  expect(ended).toMatchObject({ status: 'timeout', cause: 'wall_time' });
  const behind = "import time\ndef f(): return 'answer' in time.sleep.__globals__";
  expect(await judge(sandbox, behind, 'assert f() == False', { limits })).toMatchObject({ status: 'passed' });
});
