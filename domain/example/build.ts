import type { Prompt } from '../model.ts';
import { attemptPrompt, type PromptPlan, rectifyPrompt } from '../prompt/build.ts';
import type { CodingTask } from '../task.ts';
import type { ExecutedProgram, Outcome, Trajectory } from '../trajectory.ts';
import { completionOf } from './completion.ts';
import type { TrainingExample } from './example.ts';
import { definitions, isGoldOnly, type Lesson, type Variant } from './variant.ts';

/** Which of the rows that could be made are wanted. */
export interface RowChoice {
  /** Gold for the tasks that failed and were not refined, where the variant is made of gold. */
  withUnrefined?: boolean;
  /** No row whose program was accepted by tests that ran beside it. */
  noWeak?: boolean;
  /** No row whose program shows a sign of cheating. */
  noSuspicious?: boolean;
}

/** Why a trajectory gives no row: its outcome, or what its program lacks. */
export type LeftOut =
  | Outcome
  | 'no gold program'
  | 'no attempt to rectify'
  | 'program does not continue the header'
  | 'weak verdict'
  | 'suspicious program';

export type Built = { examples: TrainingExample[] } | { leftOut: LeftOut };

/** A variant's rows from one trajectory: all of them, or none. */
export function buildExamples(
  variant: Variant,
  trajectory: Trajectory,
  task: CodingTask,
  plan: PromptPlan,
  choice: RowChoice = {},
): Built {
  if (!isTaken(variant, trajectory.outcome, choice)) return { leftOut: trajectory.outcome };
  const { lessons } = definitions[variant];
  const examples: TrainingExample[] = [];
  for (const lesson of lessons) {
    const taught = teach(lesson, trajectory, task, plan, choice);
    if (typeof taught === 'string') return { leftOut: taught };
    const id = lessons.length === 1 ? `${variant}/${task.id}` : `${variant}/${task.id}/${lesson.step}`;
    examples.push({ id, task: task.id, variant, lesson, ...taught });
  }
  return { examples };
}

function isTaken(variant: Variant, outcome: Outcome, { withUnrefined }: RowChoice): boolean {
  if (outcome === 'unrefined' && withUnrefined && isGoldOnly(variant)) return true;
  return definitions[variant].outcomes.includes(outcome);
}

function teach(
  { step, answer }: Lesson,
  trajectory: Trajectory,
  task: CodingTask,
  plan: PromptPlan,
  choice: RowChoice,
): Pick<TrainingExample, 'prompt' | 'completion'> | LeftOut {
  const program = answer === 'gold' ? goldOf(trajectory) : refinementOf(trajectory);
  if (program === null) return answer === 'gold' ? 'no gold program' : trajectory.outcome;
  const unwanted = unwantedIn(program, choice);
  if (unwanted !== null) return unwanted;
  const prompt = step === 'attempt' ? attemptPrompt(task, plan) : secondPrompt(trajectory, task, plan);
  if (prompt === null) return 'no attempt to rectify';
  const completion = completionOf(program, task, prompt);
  return completion === null ? 'program does not continue the header' : { prompt, completion };
}

/** Why a choice of rows wants none of this program; null where it does. */
export function unwantedIn({ execution }: ExecutedProgram, { noWeak, noSuspicious }: RowChoice): LeftOut | null {
  if (noWeak === true && execution.assurance === 'weak') return 'weak verdict';
  return noSuspicious === true && execution.suspicion.length > 0 ? 'suspicious program' : null;
}

/** What the second step asks about the first attempt. */
function secondPrompt({ attempts, feedback }: Trajectory, task: CodingTask, plan: PromptPlan): Prompt | null {
  const [attempt] = attempts;
  return attempt === undefined ? null : rectifyPrompt(task, { attempt: attempt.program, feedback }, plan);
}

/** The gold program, if it passed its tests. */
export const goldOf = ({ gold }: Trajectory): ExecutedProgram | null =>
  gold?.execution.status === 'passed' ? gold : null;

/** The correction that was accepted. */
export const refinementOf = ({ refinements }: Trajectory): ExecutedProgram | null =>
  refinements.find((program) => program.execution.status === 'passed') ?? null;
