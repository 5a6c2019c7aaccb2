import type { CodeExecution } from '../execution.ts';
import type { PromptPlan } from '../prompt/build.ts';
import type { CollectPlan } from '../plan.ts';
import type { CodingTask, TaskTest } from '../task.ts';
import type { Trajectory } from '../trajectory.ts';

/** The parts of a plan that decide what a teacher sees. */
export type ShowingPlan = PromptPlan & Pick<CollectPlan, 'refineMode'>;

/**
 * Whether the teacher had seen every test on which its correction was accepted: in the task's own text, in the feedback, or because
 * a prompt file shows them all; or none wants anything else than one that it had seen. A program that answers those calls alone, or
 * gives the same answer to all of them, would have been accepted as well.
 */
export function shownOnly(trajectory: Trajectory, task: CodingTask, plan: ShowingPlan): boolean {
  const told = toldTests(trajectory, plan);
  const all = plan.prompts.refine?.includes('<<TESTS>>') === true;
  const shows = (part: string): boolean => task.text.includes(part.trim());
  const seen = task.tests.filter((test, index) => all || told.has(index) || partsOf(test).every(shows));
  const wanted = new Set(seen.map(wantedBy));
  return task.tests.every((test) => wanted.has(wantedBy(test)));
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

/** What a test wants, whatever it calls; what is not taken apart wants itself. */
function wantedBy(test: TaskTest): string {
  if (test.kind === 'code') return test.code;
  const what = test.kind === 'value' ? [test.expected, test.relation] : [test.stdout];
  return JSON.stringify([test.kind, ...what]);
}
