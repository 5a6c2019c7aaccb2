import { shownOnly } from '../../domain/example/shown.ts';
import type { ExecutedProgram } from '../../domain/trajectory.ts';
import type { Row } from './format.ts';
import type { Origin } from './origin.ts';
import type { Taught } from './taught.ts';

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
