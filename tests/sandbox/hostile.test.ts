import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodeExecution } from '../../domain/execution.ts';
import type { Language } from '../../domain/task.ts';
import type { Sandbox } from '../../sandbox/port.ts';
import { Descendants } from './corpus/descendants.ts';
import { languagesOf, verdictOf } from './corpus/verdict-of.ts';
import { comparing, comparingScripts } from './hostile/comparing.ts';
import { honestPrograms, honestScripts } from './hostile/honest.ts';
import { hungry } from './hostile/hungry.ts';
import { javascript } from './hostile/javascript.ts';
import type { HostileProgram } from './hostile/program.ts';
import { seeking } from './hostile/seeking.ts';
import { standingIn } from './hostile/standing-in.ts';
import { steering } from './hostile/steering.ts';
import { openTestSandbox } from './support.ts';

/** Short, for many of them use up all they get. */
const limits = { cpuMs: 1000, memoryMb: 256 };

interface Controls {
  right: string;
  wrong: string;
  tests: string[];
}

const python: Controls = {
  right: 'def add(a, b):\n    return sorted([a + b])[0]',
  wrong: 'def add(a, b):\n    return a - b',
  tests: ['assert add(2, 3) == 5', 'for n in range(2):\n    assert add(n, n) == 2 * n'],
};
const script: Controls = {
  right: 'function add(a, b) { return [a + b].map((sum) => sum)[0]; }',
  wrong: 'function add(a, b) { return a - b; }',
  tests: ['assert.strictEqual(add(2, 3), 5)', 'for (let n = 1; n < 3; n += 1) assert.strictEqual(add(n, n), 2 * n)'],
};

const rooms: [title: string, language: Language, programs: HostileProgram[], controls: Controls][] = [
  ['programs that look for the answers', 'python', seeking, python],
  ['programs that steer the verdict', 'python', steering, python],
  ['programs whose answers stand in for others', 'python', standingIn, python],
  ['programs that answer the comparing', 'python', comparing, python],
  ['programs that want too much', 'python', hungry, python],
  ['programs that only look hostile', 'python', honestPrograms, python],
  ['hostile JavaScript', 'javascript', javascript, script],
  ['JavaScript that answers the comparing', 'javascript', comparingScripts, script],
  ['JavaScript that only looks hostile', 'javascript', honestScripts, script],
];

describe.each(rooms)('%s', (_, language, programs, controls) => {
  const descendants = new Descendants();
  let sandbox: Sandbox;
  let runs: boolean;

  beforeAll(async () => {
    sandbox = await openTestSandbox(1);
    runs = (await languagesOf(sandbox, [language])).length > 0;
    if (!runs) console.warn(`No guest runs ${language}: ${programs.length} hostile programs are NOT run.`);
  });
  afterAll(() => sandbox.close());

  const verdict = (program: string, tests: string[]): Promise<CodeExecution> =>
    verdictOf(sandbox, { id: 'hostile', language, program, tests }, limits);

  test('have a guest that runs them', () => expect(runs).toBe(true));

  test.each(programs.map((program) => [program.title, program] as const))(
    'a program that %s gets the right verdict, and leaves nothing to the next',
    { timeout: 60_000 },
    async (_title, { program, tests, accepted }) => {
      if (!runs) return;
      const judged = await verdict(program, tests);
      expect(accepted, JSON.stringify(judged)).toContain(judged.status);
      descendants.note();
      expect(await verdict(controls.right, controls.tests)).toMatchObject({ status: 'passed' });
      expect(await verdict(controls.wrong, controls.tests)).toMatchObject({ status: 'failed' });
    },
  );

  test('leave no process behind', async () => {
    await sandbox.close();
    expect(descendants.left()).toEqual([]);
  });
});
