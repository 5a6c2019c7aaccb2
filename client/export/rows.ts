import { paperBoundary } from '../../domain/example/boundary.ts';
import { buildExamples } from '../../domain/example/build.ts';
import type { TrainingExample } from '../../domain/example/example.ts';
import type { Variant } from '../../domain/example/variant.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { Trajectory } from '../../domain/trajectory.ts';
import type { Collection, Store } from '../../store/port.ts';
import { continued, markMended } from './continue.ts';
import { freeing } from './freeing.ts';
import { labelledOf } from './labelled.ts';
import { isMixed } from './mix.ts';
import { type Selection, sharesOf } from './selection.ts';
import type { Taught } from './taught.ts';
import { contentOf } from './task-content.ts';
import type { Verifier } from './verifier.ts';

/** Why a task outside a sample or a mix has no rows. */
export const notDrawn = 'not drawn';

/** The trajectories of a run in the order of the plan's tasks. In a merged data set a task is named by its run too. */
export async function* taughtBy(
  store: Store,
  run: Collection,
  selection: Selection,
  merged: boolean,
  verifier: Verifier | null,
): AsyncGenerator<Taught> {
  for await (const recorded of freeing(store.trajectories.read(run.name))) {
    const found = await taskOf(store, run.name, recorded);
    const { trajectory, mended } = await continued(recorded, found, run, verifier);
    const content = contentOf(found);
    const task = merged ? { ...found, id: `${run.name}/${found.id}` } : found;
    const pairs = rowsOf('persd', trajectory, task, run, selection);
    const pair = typeof pairs === 'string' ? pairs : (pairs[0] ?? trajectory.outcome);
    const examples = examplesOf({ run, trajectory, task, content }, selection);
    const labelled = labelledOf(trajectory, task, run.plan);
    const answers = selection.paperBoundary === true ? labelled.map(paperBoundary) : labelled;
    yield markMended({ run, trajectory, task, content, examples, pair, answers, leftOut: null }, mended);
  }
}

/** The rows of every variant that is drawn for a task, or why there are none. */
function examplesOf(
  { run, trajectory, task, content }: Pick<Taught, 'run' | 'trajectory' | 'task' | 'content'>,
  selection: Selection,
): TrainingExample[] | string {
  const drawn = sharesOf(selection).filter((share) => isMixed(share, selection.seed ?? 0, content));
  const rows = drawn.map(({ variant }) => rowsOf(variant, trajectory, task, run, selection));
  const examples = rows.filter((each) => typeof each !== 'string').flat();
  return examples.length > 0 ? examples : (rows.find((each) => typeof each === 'string') ?? notDrawn);
}

function rowsOf(
  variant: Variant,
  trajectory: Trajectory,
  task: CodingTask,
  { plan }: Collection,
  selection: Selection,
): TrainingExample[] | string {
  const built = buildExamples(variant, trajectory, task, plan, selection);
  if ('leftOut' in built) return built.leftOut;
  return selection.paperBoundary === true ? built.examples.map(paperBoundary) : built.examples;
}

async function taskOf(store: Store, run: string, trajectory: Trajectory): Promise<CodingTask> {
  const found = await store.tasks.find(run, trajectory.task);
  if (found === null) throw new Error(`the trajectory of ${trajectory.task} in ${run} has no task in the store`);
  return found.task;
}
