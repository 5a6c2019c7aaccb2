import type { Prompt } from '../model.ts';
import { attemptPrompt, rectifyPrompt } from '../prompt/build.ts';
import type { CodingTask } from '../task.ts';
import type { ExecutedProgram, Outcome, Trajectory } from '../trajectory.ts';
import { completionOf } from './completion.ts';
import type { TrainingExample } from './example.ts';
import { type ShowingPlan, shownOnly } from './shown.ts';
import { definitions, isGoldOnly, type Lesson, type Variant } from './variant.ts';

/** Which of the rows that could be made are wanted. */
export interface RowChoice {
  /** Gold for the tasks that failed and were not refined, where the variant is made of gold. */
  withUnrefined?: boolean;
  /** No row whose program was accepted by tests that ran beside it. */
  noWeak?: boolean;
  /** No row whose program shows a sign of cheating. */
  noSuspicious?: boolean;
  /** No correction that was accepted on tests which the teacher had seen, all of them. */
  requireHidden?: boolean;
}

/** Why a trajectory gives no row: its outcome, or what its program lacks. */
export type LeftOut =
  | Outcome
  | 'no gold program'
  | 'no attempt to rectify'
  | 'program does not continue the header'
  | 'weak verdict'
  | 'suspicious program'
  | 'accepted on tests that the teacher had seen';

export type Built = { examples: TrainingExample[] } | { leftOut: LeftOut };

/** A variant's rows from one trajectory: all of them, or none. */
export function buildExamples(
  variant: Variant,
  trajectory: Trajectory,
  task: CodingTask,
  plan: ShowingPlan,
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
  plan: ShowingPlan,
  choice: RowChoice,
): Pick<TrainingExample, 'prompt' | 'completion'> | LeftOut {
  const program = answer === 'gold' ? goldOf(trajectory) : refinementOf(trajectory);
  if (program === null) return answer === 'gold' ? 'no gold program' : trajectory.outcome;
  const unwanted = unwantedIn(program, { trajectory, task, plan }, choice);
  if (unwanted !== null) return unwanted;
  const prompt = step === 'attempt' ? attemptPrompt(task, plan) : secondPrompt(trajectory, task, plan);
  if (prompt === null) return 'no attempt to rectify';
  const completion = completionOf(program, task, prompt);
  return completion === null ? 'program does not continue the header' : { prompt, completion };
}

/** Where a program comes from. */
export interface Origin {
  trajectory: Trajectory;
  task: CodingTask;
  plan: ShowingPlan;
}

/** Why a choice of rows wants none of this program; null where it does. */
export function unwantedIn(program: ExecutedProgram, origin: Origin, choice: RowChoice): LeftOut | null {
  const { kind, execution } = program;
  if (choice.noWeak === true && execution.assurance === 'weak') return 'weak verdict';
  if (choice.noSuspicious === true && execution.suspicion.length > 0) return 'suspicious program';
  const accepted = kind === 'refinement' && execution.status === 'passed';
  const seen = accepted && choice.requireHidden === true && shownOnly(origin.trajectory, origin.task, origin.plan);
  return seen ? 'accepted on tests that the teacher had seen' : null;
}

/** What the second step asks about the first attempt. */
function secondPrompt({ attempts, feedback }: Trajectory, task: CodingTask, plan: ShowingPlan): Prompt | null {
  const [attempt] = attempts;
  return attempt === undefined ? null : rectifyPrompt(task, { attempt: attempt.program, feedback }, plan);
}

/** The gold program, if it passed its tests. */
export const goldOf = ({ gold }: Trajectory): ExecutedProgram | null =>
  gold?.execution.status === 'passed' ? gold : null;

/** The correction that was accepted. */
export const refinementOf = ({ refinements }: Trajectory): ExecutedProgram | null =>
  refinements.find((program) => program.execution.status === 'passed') ?? null;
