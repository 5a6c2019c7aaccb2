import { goldOf, refinementOf } from '../../domain/example/build.ts';
import type { TrainingExample } from '../../domain/example/example.ts';
import type { ExecutedProgram, Trajectory } from '../../domain/trajectory.ts';
import type { Row } from './format.ts';

/** Where a row comes from: whose program it teaches, by which call, and how sure its verdict is. */
export function provenanceOf({ id, task, variant, lesson }: TrainingExample, trajectory: Trajectory): Row {
  const program = lesson.answer === 'gold' ? goldOf(trajectory) : refinementOf(trajectory);
  const attempt = trajectory.attempts[0]?.call ?? null;
  const source = { run: trajectory.run, outcome: trajectory.outcome, ...lesson, attempt };
  return { id, task, variant, ...source, program: program === null ? null : programRow(program) };
}

const programRow = ({ index, call, execution }: ExecutedProgram): Row => ({
  index,
  call,
  assurance: execution.assurance,
  rung: execution.rung,
  runtime: execution.runtime,
});
