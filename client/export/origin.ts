import { goldOf, refinementOf } from '../../domain/example/build.ts';
import type { TrainingExample } from '../../domain/example/example.ts';
import type { Lesson, Variant } from '../../domain/example/variant.ts';
import type { ExecutedProgram, ProgramKind, Trajectory } from '../../domain/trajectory.ts';

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
