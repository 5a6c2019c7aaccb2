import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/port.ts';
import { openTestSandbox } from '../support.ts';
import { passesInNode, readSolved } from './solved.ts';
import { judge } from './support.ts';

const data = process.env['PERSD_DATA'] ?? '';

if (data === '') {
  console.warn('PERSD_DATA is not set: our JavaScript solutions are not run against their published tests.');
  test('PERSD_DATA is not set, so our JavaScript solutions were NOT run against their published tests', () => {});
}

describe.skipIf(data === '')('solutions to published tasks', { timeout: 300_000 }, () => {
  let sandbox: Sandbox;
  const solved = data === '' ? [] : readSolved(data);

  beforeAll(async () => {
    sandbox = await openTestSandbox(2);
  });
  afterAll(() => sandbox.close());

  test('there are at least forty', () => expect(solved.length).toBeGreaterThanOrEqual(40));

  test('each passes by value, and each that was broken on purpose does not', async () => {
    const faults = solved.map(async ({ name, right, wrong, tests }) => {
      const passing = await judge(sandbox, right, tests);
      const failing = await judge(sandbox, wrong, tests);
      const asExpected = passing.status === 'passed' && passing.assurance === 'values' && failing.status !== 'passed';
      return asExpected ? '' : `${name}: ${passing.status} (${passing.cause}), broken ${failing.status}`;
    });
    expect((await Promise.all(faults)).filter((fault) => fault !== '')).toEqual([]);
  });

  test('each gets the verdict that plain node gives it', async () => {
    const programs = solved.flatMap(({ name, right, wrong, tests }) => [
      { name, program: right, tests },
      { name: `${name}, broken`, program: wrong, tests },
    ]);
    const differing: string[] = [];
    for (const { name, program, tests } of programs) {
      const { status } = await judge(sandbox, program, tests);
      if ((status === 'passed') !== passesInNode(program, tests)) differing.push(`${name} ${status}`);
    }
    expect(differing).toEqual([]);
  });
});
