import type { CodeExecution } from '../execution.ts';
import type { PromptPlan } from '../prompt/build.ts';
import type { RunPlan } from '../plan.ts';
import type { CodingTask, TaskTest } from '../task.ts';
import type { Trajectory } from '../trajectory.ts';

/** The parts of a plan that decide what a teacher sees. */
export type ShowingPlan = PromptPlan & Pick<RunPlan, 'refineMode'>;

/**
 * Whether the teacher had seen every test on which its correction was accepted: in the task's own text, in the feedback, or because
 * a prompt file shows them all. A program that answers those calls alone would have been accepted as well.
 */
export function shownOnly(trajectory: Trajectory, task: CodingTask, plan: ShowingPlan): boolean {
  const told = toldTests(trajectory, plan);
  const all = plan.prompts.refine?.includes('<<TESTS>>') === true;
  return task.tests.every((test, index) => all || told.has(index) || task.text.includes(textOf(test)));
}

/** The positions of the tests that feedback told of: the first that failed, of the attempt and in a chain of each correction. */
function toldTests({ attempts: [attempt], refinements }: Trajectory, plan: ShowingPlan): Set<number> {
  if (plan.feedback === 'none' || attempt === undefined) return new Set();
  const earlier = plan.refineMode === 'chain' ? refinements.slice(0, -1) : [];
  const told = [attempt, ...earlier].map(({ execution }) => firstFailure(execution));
  return new Set(told.filter((index) => index !== null));
}

const firstFailure = ({ tests }: CodeExecution): number | null =>
  tests.find(({ status }) => status !== 'passed')?.index ?? null;

const textOf = (test: TaskTest): string => (test.kind === 'code' ? test.code.trim() : test.call);
