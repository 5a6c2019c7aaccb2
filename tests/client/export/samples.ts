import { isCollection } from '../../../client/run/choose.ts';
import { contentOf } from '../../../client/export/task-content.ts';
import { labelledOf } from '../../../client/export/labelled.ts';
import type { Taught } from '../../../client/export/taught.ts';
import { buildExamples } from '../../../domain/example/build.ts';
import type { Variant } from '../../../domain/example/variant.ts';
import type { CollectPlan } from '../../../domain/plan.ts';
import type { CodingTask } from '../../../domain/task.ts';
import type { Trajectory } from '../../../domain/trajectory.ts';
import type { Collection, Store } from '../../../store/port.ts';
import { planOf, refined, task } from '../../domain/samples.ts';
import { newRun, plan, trajectory } from '../../store/samples.ts';

/** A run as the store has it, which nobody has stored. */
export const runRecord = (name = 'run', more: Partial<CollectPlan> = {}): Collection => ({
  name,
  plan: { ...plan(name), ...planOf('completions'), ...more },
  state: 'done',
  reason: '',
  tasks: 1,
  tasksPerWorkflow: 1,
  bound: null,
  codeHash: null,
  detached: false,
  createdAt: 0,
});

/** What a variant teaches of a refined task. */
export function taughtOf(variant: Variant = 'persd', more: Partial<Taught> = {}): Taught {
  const run = more.run ?? runRecord();
  const asked = more.task ?? task;
  const told = more.trajectory ?? refined;
  const built = buildExamples(variant, refined, asked, run.plan);
  if (!('examples' in built)) throw new Error(`no rows: ${built.leftOut}`);
  const { examples } = built;
  return {
    run,
    trajectory: told,
    task: asked,
    content: contentOf(asked),
    examples,
    pair: 'mastered',
    answers: labelledOf(told, asked, run.plan),
    leftOut: null,
    ...more,
  };
}

export interface Recorded {
  /** In the order of their numbers. */
  trajectories: Partial<Trajectory>[];
  plan?: Partial<CollectPlan>;
  /** What all of its tasks have in common. */
  task?: Partial<CodingTask>;
  /** The order in which the tasks end. */
  order?: number[];
}

/** A run in a real store, of refined tasks but for what each trajectory says otherwise. */
export async function recordRun(store: Store, name: string, recorded: Recorded): Promise<Collection> {
  const { trajectories, plan: more = {}, task: asked = {} } = recorded;
  const made = newRun(name, trajectories.length);
  const tasks = made.tasks.map((one) => ({ ...one, task: { ...one.task, ...asked } }));
  await store.runs.create({ ...made, tasks, plan: { ...made.plan, ...planOf('completions'), ...more } });
  for (const number of recorded.order ?? trajectories.keys()) {
    const { task: id, position } = trajectory(number, 'refined', trajectories.length).trajectory;
    const told = { ...refined, run: name, task: id, position, ...trajectories[number] };
    await store.trajectories.write(name, [{ number, trajectory: told }]);
  }
  const run = await store.runs.get(name);
  if (run === null || !isCollection(run)) throw new Error('the run was not created');
  return run;
}
