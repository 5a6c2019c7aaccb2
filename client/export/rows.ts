import { paperBoundary } from '../../domain/example/boundary.ts';
import { buildExamples, type RowChoice } from '../../domain/example/build.ts';
import type { TrainingExample } from '../../domain/example/example.ts';
import { shownOnly } from '../../domain/example/shown.ts';
import type { Variant } from '../../domain/example/variant.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { Trajectory } from '../../domain/trajectory.ts';
import type { RunRecord, Store } from '../../store/port.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { drawTasks } from './sample.ts';
import type { Taught } from './taught.ts';

/** Which rows a data set has. */
export interface Selection extends RowChoice {
  variant: Variant;
  /** The newline after the header belongs to the prompt, as in the paper's released files. */
  paperBoundary?: boolean;
  /** No correction that was accepted on tests which the teacher had seen, all of them. */
  requireHidden?: boolean;
  /** At most so many rows, drawn by `seed`. */
  sample?: number | null;
  seed?: number;
}

/** Why a task outside a sample has no rows. */
export const notDrawn = 'not drawn';

/** The trajectories of a run in the order of the plan's tasks. */
export async function* taughtBy(store: Store, run: RunRecord, selection: Selection): AsyncGenerator<Taught> {
  const { sample = null, seed = 0 } = selection;
  if (sample === null) yield* allTaughtBy(store, run, selection);
  else {
    const drawn = await drawTasks(allTaughtBy(store, run, selection), sample, seed);
    for await (const taught of allTaughtBy(store, run, selection)) {
      yield typeof taught.examples === 'string' || drawn.has(taught.task.id)
        ? taught
        : { ...taught, examples: notDrawn };
    }
  }
}

async function* allTaughtBy(store: Store, run: RunRecord, selection: Selection): AsyncGenerator<Taught> {
  for await (const trajectory of store.trajectories.read(run.name)) {
    const task = await taskOf(store, run.name, trajectory);
    const pairs = rowsOf('persd', trajectory, task, run, selection);
    const pair = typeof pairs === 'string' ? pairs : (pairs[0] ?? trajectory.outcome);
    yield { trajectory, task, examples: rowsOf(selection.variant, trajectory, task, run, selection), pair };
  }
}

function rowsOf(
  variant: Variant,
  trajectory: Trajectory,
  task: CodingTask,
  { plan }: RunRecord,
  selection: Selection,
): TrainingExample[] | string {
  const built = buildExamples(variant, trajectory, task, plan, selection);
  if ('leftOut' in built) return built.leftOut;
  const { examples } = built;
  const taught = examples.some(({ lesson }) => lesson.answer === 'refinement');
  if (selection.requireHidden === true && taught && shownOnly(trajectory, task, plan)) {
    return 'accepted on tests that the teacher had seen';
  }
  return selection.paperBoundary === true ? examples.map(paperBoundary) : examples;
}

async function taskOf(store: Store, run: string, trajectory: Trajectory): Promise<CodingTask> {
  const found = await store.tasks.find(run, trajectory.task);
  if (found === null) throw new Error(`the trajectory of ${trajectory.task} in ${run} has no task in the store`);
  return found.task;
}

/** Without gold for what the student mastered, `stand` would be `inpd` under another name. */
export function refuseQuietInpd({ name, plan }: RunRecord, variant: Variant): void {
  if (variant !== 'stand' || plan.goldFor === 'all') return;
  throw new CommandFailure(
    exitCodes.badInput,
    `stand needs gold for every task, but ${name} was collected with goldFor: failed; collect with goldFor: all, or export inpd`,
  );
}
