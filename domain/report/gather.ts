import { goldOf, refinementOf } from '../example/build.ts';
import { type ShowingPlan, shownOnly } from '../example/shown.ts';
import type { CodingTask } from '../task.ts';
import type { ExecutedProgram, Trajectory } from '../trajectory.ts';
import { note } from './counts.ts';
import { failingOf } from './failing.ts';
import { type Figures, listed } from './figures.ts';
import { noteLength } from './lengths.ts';
import { notePersonal } from './personal.ts';

/** Adds one trajectory to a run's figures. */
export function addTrajectory(figures: Figures, trajectory: Trajectory, task: CodingTask, plan: ShowingPlan): void {
  const { outcome, gold, attempts, refinements, failure } = trajectory;
  figures.outcomes[outcome] += 1;
  for (const program of [...(gold === null ? [] : [gold]), ...attempts, ...refinements]) addProgram(figures, program);
  if (outcome === 'refined') addRefined(figures, trajectory, task, plan);
  const atFault = outcome === 'abandoned' || outcome === 'rejected';
  if (atFault && figures.leftBehind.length < listed) {
    const message = failure?.message ?? 'nothing was recorded of why';
    figures.leftBehind.push({ task: trajectory.task, outcome, type: failure?.type ?? null, message });
  }
}

function addProgram({ programs, rungs, runtimes }: Figures, program: ExecutedProgram): void {
  const count = programs[program.kind];
  const failing = failingOf(program);
  count.executed += 1;
  if (program.truncated) count.truncated += 1;
  if (program.program.trim() === '') count.empty += 1;
  if (failing === null) count.passed += 1;
  else note(count.failing, failing);
  for (const sign of program.execution.suspicion) note(count.suspicion, sign);
  note(rungs, program.execution.rung);
  note(runtimes, program.execution.runtime);
}

function addRefined(figures: Figures, trajectory: Trajectory, task: CodingTask, plan: ShowingPlan): void {
  const [attempt] = trajectory.attempts;
  const refinement = refinementOf(trajectory);
  if (attempt === undefined || refinement === null) return;
  const gold = goldOf(trajectory);
  addAccepted(figures.acceptedAt, refinement.index);
  figures.assurance[refinement.execution.assurance] += 1;
  if (refinement.execution.suspicion.length > 0) figures.suspicious += 1;
  for (const program of [attempt, refinement, ...(gold === null ? [] : [gold])]) {
    noteLength(figures.lengths[program.kind], program.program);
  }
  notePersonal(figures.personal, attempt, refinement, gold);
  addMarks(figures, trajectory.task, marksOf(trajectory, refinement, task, plan));
}

function addAccepted(acceptedAt: number[], at: number): void {
  while (acceptedAt.length <= at) acceptedAt.push(0);
  acceptedAt[at] = (acceptedAt[at] ?? 0) + 1;
}

/** Why somebody should look at a correction before it is trained on; empty: there is no reason. */
export function marksOf(
  trajectory: Trajectory,
  { execution }: ExecutedProgram,
  task: CodingTask,
  plan: ShowingPlan,
): string[] {
  return [
    ...(execution.assurance === 'weak' ? ['weak'] : []),
    ...(shownOnly(trajectory, task, plan) ? ['shownOnly'] : []),
    ...execution.suspicion.map((sign) => `suspicious: ${sign}`),
  ];
}

function addMarks(figures: Figures, task: string, marks: string[]): void {
  if (marks.includes('shownOnly')) figures.shownOnly += 1;
  if (marks.length === 0) return;
  figures.doubtfulTasks += 1;
  if (figures.doubtful.length < listed) figures.doubtful.push({ task, marks });
}
