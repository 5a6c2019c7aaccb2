import type { CodeExecution } from '../execution.ts';
import type { PromptPlan } from '../prompt/build.ts';
import type { CollectPlan } from '../plan.ts';
import type { CodingTask, TaskTest } from '../task.ts';
import type { Trajectory } from '../trajectory.ts';

/** The parts of a plan that decide what a teacher sees. */
export type ShowingPlan = PromptPlan & Pick<CollectPlan, 'refineMode'>;

/**
 * Whether the teacher had seen every test on which its correction was accepted: in the task's own text, in the feedback, or because
 * a prompt file shows them all. A program that answers those calls alone would have been accepted as well.
 */
export function shownOnly(trajectory: Trajectory, task: CodingTask, plan: ShowingPlan): boolean {
  const told = toldTests(trajectory, plan);
  const all = plan.prompts.refine?.includes('<<TESTS>>') === true;
  const shows = (part: string): boolean => task.text.includes(part.trim());
  return task.tests.every((test, index) => all || told.has(index) || partsOf(test).every(shows));
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

/** What a text that shows a test holds. A call names its function; an input such as `1` says little without its output. */
function partsOf(test: TaskTest): string[] {
  if (test.kind === 'stdio') return [test.stdin, test.stdout];
  return [test.kind === 'code' ? test.code : test.call];
}
