import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/port.ts';
import { judge, openTestSandbox } from '../support.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox(1);
});
afterAll(() => sandbox.close());

const byLuck = 'def f():\n    return list({"left", "right", "up", "down", "in", "out"})\n';
const steady = 'def f():\n    return sorted({"left", "right", "up", "down", "in", "out"})\n';

test('an answer that depends on the order of a set differs between the seeds, and every other does not', async () => {
  const answer = async (program: string, hashSeed: 0 | 1): Promise<string | null | undefined> =>
    (await judge(sandbox, program, 'assert f() == []', { hashSeed })).tests[0]?.actual;
  expect(await answer(byLuck, 0)).toBe(await answer(byLuck, 0));
  expect(await answer(byLuck, 1)).not.toBe(await answer(byLuck, 0));
  expect(await answer(steady, 1)).toBe(await answer(steady, 0));
}, 240_000);
