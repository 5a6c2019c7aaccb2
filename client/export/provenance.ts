import { goldOf, refinementOf } from '../../domain/example/build.ts';
import type { TrainingExample } from '../../domain/example/example.ts';
import { shownOnly } from '../../domain/example/shown.ts';
import type { Lesson, Variant } from '../../domain/example/variant.ts';
import type { ExecutedProgram, ProgramKind, Trajectory } from '../../domain/trajectory.ts';
import type { Row } from './format.ts';
import type { Taught } from './taught.ts';

/** Whose program a row holds as its answer. */
export interface Origin {
  id: string;
  /** Null: the row is of no variant. */
  variant: Variant | null;
  step: Lesson['step'];
  answer: ProgramKind;
  program: ExecutedProgram | null;
  /** What was wrong with the program's text before it was put under the prompt's header. */
  mended: string[];
}

/** Where a variant's row comes from. */
export function originOf({ id, variant, lesson, mended = [] }: TrainingExample, trajectory: Trajectory): Origin {
  const program = lesson.answer === 'gold' ? goldOf(trajectory) : refinementOf(trajectory);
  return { id, variant, ...lesson, program, mended };
}

/** A row's line in the file that says of each where it comes from: by which call, and how sure its program's verdict is. */
export function provenanceOf(
  { id, variant, step, answer, program, mended }: Origin,
  { run, trajectory, task }: Taught,
): Row {
  const attempt = trajectory.attempts[0]?.call ?? null;
  const source = { run: trajectory.run, outcome: trajectory.outcome, step, answer, attempt };
  const accepted = answer === 'refinement' && program?.execution.status === 'passed';
  const shown = accepted && shownOnly(trajectory, task, run.plan);
  const row = program === null ? null : programRow(program);
  return { id, task: trajectory.task, variant, ...source, shownOnly: shown, mended, program: row };
}

const programRow = ({ index, call, execution }: ExecutedProgram): Row => ({
  index,
  call,
  status: execution.status,
  assurance: execution.assurance,
  rung: execution.rung,
  runtime: execution.runtime,
});
