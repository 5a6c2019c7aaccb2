import type { CodeExecution } from '../domain/execution.ts';
import type { CodingTask } from '../domain/task.ts';
import type { ExecutionRequest, ProgramParts, Reader, Sandbox } from '../sandbox/port.ts';

/**
 * A world in which programs say how good they are: a task needs 1, 1, 2 or 3 programs until one passes, and every program says
 * which it is. So a bench measures everything but the running of programs.
 */
export function roundsTask(number: number): CodingTask {
  const needs = [1, 1, 2, 3][number % 4] ?? 1;
  return {
    id: `task-${String(number).padStart(6, '0')}`,
    text: `Problem ${number} of a bench. ${'It is described in as many words as such problems are. '.repeat(4)}`,
    entryPoint: 'solve',
    header: 'def solve(numbers):',
    gold: null,
    language: 'python',
    setup: '',
    tests: [{ kind: 'code', code: `needs ${needs}` }],
  };
}

/** What the `round`th program says, from 1. */
export const roundsProgram = (round: number): string =>
  `def solve(numbers):\n    # round ${round}\n${'    total = sum(number for number in numbers if number > 0)\n'.repeat(6)}    return total\n`;

const reader: Reader = {
  parts: async (requests) =>
    requests.map(
      ({ source }): ProgramParts => ({
        ok: true,
        program: source,
        header: 'def solve(numbers):',
        completion: source,
        definitions: ['solve'],
      }),
    ),
  splitTests: async () => {
    throw new Error('the bench writes its tasks as they are; nothing is split');
  },
  mend: async () => {
    throw new Error('the bench exports nothing; no row is mended');
  },
  literals: async () => {
    throw new Error('the bench has no literals');
  },
};

/** Judges by what programs say of themselves; runs nothing. */
export const roundsSandbox: Sandbox = {
  reader,
  rung: 'none',
  slots: 1_000,
  execute: async ({ program, tests }: ExecutionRequest): Promise<CodeExecution> => {
    const [test] = tests;
    const needs = Number(test?.kind === 'code' ? test.code.replace('needs ', '') : Number.NaN);
    const round = Number(/# round (\d+)/.exec(program)?.[1]);
    if (!(round > 0) || !(needs > 0))
      throw new Error(`expected a program and a test of this bench, found ${program} and ${test?.kind}`);
    return verdict(round >= needs);
  },
  outputs: async () => {
    throw new Error('the bench asks no program for its outputs');
  },
  goldTimes: {
    recall: async () => null,
    note: async () => {
      throw new Error('the bench times no gold program');
    },
  },
  close: async () => undefined,
};

function verdict(passed: boolean): CodeExecution {
  return {
    status: passed ? 'passed' : 'failed',
    cause: passed ? null : 'assertion',
    tests: [],
    executed: 1,
    total: 1,
    exception: null,
    stdout: '',
    cpuMs: 0,
    wallMs: 0,
    assurance: 'weak',
    suspicion: [],
    rung: 'none',
    runtime: 'none',
  };
}
