import type { Failure } from '../domain/failure.ts';
import type { CollectPlan } from '../domain/plan.ts';
import type { StageRules, TaskProgress } from '../domain/stage.ts';
import type { Sandbox } from '../sandbox/port.ts';
import type { NumberedTask, Store } from '../store/port.ts';
import type { Activities } from './contract.ts';
import { execute, goldLimits } from './execute.ts';
import { whileHeartbeating } from './heartbeat.ts';
import { collectionOf } from './run-of.ts';
import { unpackGold } from './unpack.ts';

/** Executes each task's own gold program: a task whose gold fails would teach the wrong thing, so nothing is bought for it. */
export function checkTasks(store: Store, sandbox: Sandbox): Activities['checkTasks'] {
  return async ({ run, block }) => {
    const { plan } = await collectionOf(store, run);
    const tasks = await store.tasks.load(run, await store.tasks.unfinished(run, block));
    const checked = await whileHeartbeating(() => Promise.all(tasks.map((task) => check(store, sandbox, plan, task))));
    return {
      rules: rulesOf(plan),
      models: { student: plan.student.model, teacher: plan.teacher.model },
      tasks: checked,
    };
  };
}

function rulesOf({ attempts, refinements, gold, goldFor }: CollectPlan): StageRules {
  return { attempts, refinements, gold, goldFor };
}

async function check(
  store: Store,
  sandbox: Sandbox,
  plan: CollectPlan,
  { number, task }: NumberedTask,
): Promise<TaskProgress> {
  const progress: TaskProgress = { number, id: task.id, gold: 'missing', steps: [], failure: null };
  const { gold } = task;
  if (gold === null) return progress;
  const conditions = { limits: goldLimits(plan.limits), ...plan.sandbox };
  const unpacked = () => unpackGold(sandbox.reader, task, gold);
  const outcome = await execute(sandbox, conditions, task, unpacked);
  if ('failure' in outcome) return { ...progress, failure: outcome.failure };
  await store.programs.write(plan.name, number, outcome.executed);
  if (outcome.executed.execution.status !== 'passed') return { ...progress, gold: 'failed' };
  if (task.language !== 'python') return { ...progress, gold: 'passed' };
  const again = await execute(sandbox, { ...conditions, hashSeed: 1 }, task, unpacked);
  if ('failure' in again) return { ...progress, failure: again.failure };
  if (again.executed.execution.status !== 'passed') return { ...progress, failure: flaky(task.id) };
  return { ...progress, gold: 'passed' };
}

/** What a right program answers depends on the order in which a set is read, which nothing fixes. */
const flaky = (id: string): Failure => ({
  type: 'unreadable_task',
  message: `the gold program of ${id} passes its tests under one hash seed and not under another`,
});
