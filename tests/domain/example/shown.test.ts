import { expect, it } from 'vitest';
import { shownOnly, type ShowingPlan } from '../../../domain/example/shown.ts';
import type { CodeExecution, TestResult } from '../../../domain/execution.ts';
import type { CodingTask, TaskTest } from '../../../domain/task.ts';
import type { ExecutedProgram, Trajectory } from '../../../domain/trajectory.ts';
import { execution, planOf, refined, task } from '../samples.ts';

const plan: ShowingPlan = { ...planOf('completions'), refineMode: 'resample' };
const prompts = { attempt: null, rectify: null };
const [first, second] = task.tests;
if (first === undefined || second === undefined) throw new Error('the sample has too few tests');
const one: CodingTask = { ...task, tests: [first] };
const two: CodingTask = { ...task, tests: [first, second] };

/** An execution whose test of this number is the first to fail. */
function failing(number: number): CodeExecution {
  const result = (index: number): TestResult => ({
    index,
    status: index < number ? 'passed' : 'failed',
    call: 'double(2)',
    expected: '4',
    actual: '3',
    types: null,
    exception: null,
  });
  return execution({ status: 'failed', tests: Array.from({ length: number + 1 }, (_, index) => result(index)) });
}

const programs = (from: ExecutedProgram[], ...executions: CodeExecution[]): ExecutedProgram[] => {
  const [program] = from;
  if (program === undefined) throw new Error('the sample has no program');
  return executions.map((each, index) => ({ ...program, index, execution: each }));
};

const told = (attempt: CodeExecution, ...refinements: CodeExecution[]): Trajectory => ({
  ...refined,
  attempts: programs(refined.attempts, attempt),
  refinements: programs(refined.refinements, ...refinements, execution()),
});

it('one test, which failed and was told of, is all that the teacher needed', () => {
  expect(shownOnly(told(failing(0)), one, plan)).toBe(true);
});

it('a second test keeps a correction honest', () => {
  expect(shownOnly(told(failing(0)), two, plan)).toBe(false);
});

it('no test was seen where no feedback is given', () => {
  expect(shownOnly(told(failing(0)), one, { ...plan, feedback: 'none' })).toBe(false);
});

it('in a chain the failures of earlier corrections are seen too', () => {
  expect(shownOnly(told(failing(0), failing(1)), two, plan)).toBe(false);
  expect(shownOnly(told(failing(0), failing(1)), two, { ...plan, refineMode: 'chain' })).toBe(true);
});

it('examples in the task’s own text are seen', () => {
  const text = 'Return twice the number: double(2) is 4, and print(double(1)) prints 2.';
  expect(shownOnly(told(failing(0)), { ...two, text }, plan)).toBe(true);
});

it('a prompt file that shows all tests shows all tests', () => {
  expect(shownOnly(told(failing(0)), two, { ...plan, prompts: { ...prompts, refine: 'Mend it: <<TESTS>>' } })).toBe(
    true,
  );
  expect(shownOnly(told(failing(0)), two, { ...plan, prompts: { ...prompts, refine: 'Mend it.' } })).toBe(false);
});

it('tests that all want what a seen one wants keep no correction honest, for one answer passes them all', () => {
  const again = { kind: 'value', call: 'double(-2)', expected: '4', value: { t: 'int', v: '4' } } as const;
  const alike: CodingTask = { ...task, tests: [first, again] };
  expect(shownOnly(told(failing(0)), alike, plan)).toBe(true);
  expect(shownOnly(told(failing(0)), alike, { ...plan, feedback: 'none' })).toBe(false);
  expect(shownOnly(told(failing(0)), { ...alike, tests: [first, again, second] }, plan)).toBe(false);
  const apart: TaskTest = { ...again, relation: { is: '<=' } };
  expect(shownOnly(told(failing(0)), { ...alike, tests: [first, apart] }, plan)).toBe(false);
});
