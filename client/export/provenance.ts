import { goldOf, refinementOf } from '../../domain/example/build.ts';
import type { TrainingExample } from '../../domain/example/example.ts';
import { shownOnly } from '../../domain/example/shown.ts';
import type { ExecutedProgram } from '../../domain/trajectory.ts';
import type { Row } from './format.ts';
import type { Taught } from './taught.ts';

/** Where a row comes from: whose program it teaches, by which call, and how sure its verdict is. */
export function provenanceOf(
  { id, variant, lesson, mended = [] }: TrainingExample,
  { run, trajectory, task }: Taught,
): Row {
  const program = lesson.answer === 'gold' ? goldOf(trajectory) : refinementOf(trajectory);
  const attempt = trajectory.attempts[0]?.call ?? null;
  const source = { run: trajectory.run, outcome: trajectory.outcome, ...lesson, attempt };
  const shown = lesson.answer === 'refinement' && shownOnly(trajectory, task, run.plan);
  const row = program === null ? null : programRow(program);
  return { id, task: trajectory.task, variant, ...source, shownOnly: shown, mended, program: row };
}

const programRow = ({ index, call, execution }: ExecutedProgram): Row => ({
  index,
  call,
  assurance: execution.assurance,
  rung: execution.rung,
  runtime: execution.runtime,
});
