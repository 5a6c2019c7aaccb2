// What verl's own readers and its scorer find in the rows for it; its asserts are executed in the real sandbox.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '../../../client/export/format.ts';
import { verlRl } from '../../../client/export/verl-rl.ts';
import type { CodingTask, TaskTest } from '../../../domain/task.ts';
import type { Trajectory } from '../../../domain/trajectory.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import { planOf, refined, task } from '../../domain/samples.ts';
import { openTestSandbox, requestFor } from '../../sandbox/support.ts';
import { everyRow } from './every-row.ts';
import { runRecord, taughtOf } from './samples.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterAll(() => sandbox.close());

function rowsFor(more: Partial<CodingTask> = {}, trajectory: Partial<Trajectory> = {}): Row[] | string {
  if (verlRl.of !== 'trajectory') throw new Error('its rows are made of trajectories');
  const asked = { ...task, ...more };
  const told = { run: runRecord('run', planOf('chat')), task: asked, trajectory: { ...refined, ...trajectory } };
  const rows = verlRl.rows(taughtOf('persd', told), {});
  return typeof rows === 'string' ? rows : rows.map(({ row }) => row);
}

function truthOf(more: Partial<CodingTask>): Record<string, string[]> {
  const [row] = rowsFor(more);
  if (typeof row !== 'object') throw new Error(`no row: ${row}`);
  return JSON.parse(Object(row['reward_model'])['ground_truth']);
}

it('rows to imitate are conversations and nothing else', () => {
  for (const row of everyRow('verl', 'chat')) expect(Object.keys(row)).toEqual(['messages']);
});

describe('a row for reinforcement', () => {
  it('has the question as turns, the tests, and how often the student passed them', () => {
    const [first] = refined.attempts;
    if (first === undefined) throw new Error('the sample has no attempt');
    const passed = { ...first, index: 1, execution: { ...first.execution, status: 'passed' as const } };
    expect(rowsFor({}, { attempts: [first, passed] })).toMatchObject([
      {
        data_source: 'taco',
        prompt: [{ role: 'user', content: expect.stringContaining('Return twice the number.') }],
        reward_model: { style: 'rule' },
        extra_info: { index: 0, task: 'double', attempts: 2, passed: 1, pass_rate: 0.5 },
      },
    ]);
  });

  it('stands for every task that says something about the student, refined or not', () => {
    for (const outcome of ['mastered', 'refined', 'unrefined'] as const)
      expect(rowsFor({}, { outcome })).toHaveLength(1);
    for (const outcome of ['rejected', 'abandoned'] as const) expect(rowsFor({}, { outcome })).toBe(outcome);
    expect(rowsFor({ language: 'javascript' })).toBe('verl scores Python alone');
  });
});

describe('its asserts, after a program,', () => {
  const tests: TaskTest[] = [
    ...task.tests,
    { kind: 'stdout', call: 'print("é\\n\\"x\\"")', stdout: 'é\n"x"' },
    {
      kind: 'value',
      call: 'double(0.1)',
      expected: '0.2',
      value: { t: 'float', v: '0.2' },
      relation: { is: 'close', relative: 1e-9, absolute: 0 },
    },
    { kind: 'code', code: 'assert double(BASE) == 20' },
  ];

  it.each([
    ['raise for none that is right', '2 * x', []],
    ['raise for one that is wrong', '3 * x', ['failed', 'error']],
  ])('%s', async (_title, body, endings) => {
    const asserts = truthOf({ tests, setup: 'BASE = 10' })['assert_case'] ?? [];
    expect(asserts).toHaveLength(tests.length);
    for (const [index, code] of asserts.entries()) {
      const request = requestFor(`def double(x):\n    return ${body}`, [{ kind: 'code', code }], {
        entryPoint: 'double',
      });
      const { status } = await sandbox.execute(request);
      // What prints its own text, and what doubles zero, is right in both.
      if (endings.length === 0 || index === 2 || index === 3) expect([code, status]).toEqual([code, 'passed']);
      else expect(endings).toContain(status);
    }
  });
});

it('what scripts read and print stands in the form for scripts', () => {
  const script = (stdin: string, stdout: string): TaskTest => ({ kind: 'stdio', stdin, stdout });
  expect(truthOf({ tests: [script('1\n', '2'), script('3\n', '6')] })).toEqual({
    inputs: ['1\n', '3\n'],
    outputs: ['2', '6'],
  });
  expect(rowsFor({ tests: [script('1', '2'), ...task.tests] })).toContain('two kinds');
});
