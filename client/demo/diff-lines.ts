import { inert } from '../../domain/inert.ts';
import type { Trajectory } from '../../domain/trajectory.ts';
import type { Store } from '../../store/port.ts';
import { diffOf } from '../explain/diff.ts';

/** One refined attempt before and after, as a diff: the correction that stays closest to its attempt shows best what is taught. */
export async function diffLines(store: Store, run: string): Promise<string[]> {
  let best: { lines: string[]; task: string; feedback: string } | null = null;
  for await (const trajectory of store.trajectories.read(run)) {
    const lines = patchOf(trajectory);
    if (lines !== null && (best === null || lines.length < best.lines.length)) {
      best = { lines, task: trajectory.task, feedback: trajectory.feedback };
    }
  }
  if (best === null) return [];
  return [
    `${inert(best.task)}, the student's attempt and the teacher's correction of it:`,
    ...best.lines.map((line) => `    ${line}`),
  ];
}

function patchOf({ outcome, attempts, refinements }: Trajectory): string[] | null {
  const [before] = attempts;
  const after = refinements.find((refinement) => refinement.execution.status === 'passed');
  if (outcome !== 'refined' || before?.execution.status !== 'failed' || after === undefined) return null;
  return diffOf(before.program, after.program);
}
