import { feedbackOn } from '../domain/feedback/feedback.ts';
import type { Failure } from '../domain/failure.ts';
import type { CollectPlan } from '../domain/plan.ts';
import { outcomeOf, type TaskProgress } from '../domain/stage.ts';
import type { ExecutedProgram, Outcome, Trajectory } from '../domain/trajectory.ts';
import type { NumberedTask, Store } from '../store/port.ts';
import type { Activities } from './contract.ts';
import { collectionOf } from './run-of.ts';

export function recordTrajectories(store: Store): Activities['recordTrajectories'] {
  return async ({ run, tasks }) => {
    const { plan } = await collectionOf(store, run);
    const numbers = tasks.map(({ number }) => number);
    const byNumber = new Map((await store.tasks.load(run, numbers)).map((task) => [task.number, task]));
    const trajectories = [];
    for (const progress of tasks) {
      const task = byNumber.get(progress.number);
      if (task === undefined) throw new Error(`task ${progress.number} of ${run} is not in the store`);
      const programs = await store.programs.read(run, progress.number);
      trajectories.push({ number: progress.number, trajectory: trajectoryOf(plan, progress, task, programs) });
    }
    await store.trajectories.write(run, trajectories);
  };
}

function trajectoryOf(
  plan: CollectPlan,
  progress: TaskProgress,
  { task, position }: NumberedTask,
  programs: ExecutedProgram[],
): Trajectory {
  const asked = new Set(progress.steps.map((step) => step.call));
  // Programs of an earlier, interrupted walk that this one did not ask for are not part of its story.
  const ofThisWalk = programs.filter(({ call }) => call === null || asked.has(call));
  const of = (kind: ExecutedProgram['kind']) => ofThisWalk.filter((program) => program.kind === kind);
  const [first] = of('attempt');
  const outcome = outcomeOf(progress);
  return {
    schema: 1,
    run: plan.name,
    task: task.id,
    position,
    outcome,
    gold: of('gold')[0] ?? null,
    attempts: of('attempt'),
    feedback: first === undefined || hasPassed(first) ? '' : feedbackOn(first.execution, plan.feedback),
    refinements: of('refinement'),
    failure: progress.failure ?? faultOf(outcome, task.id),
  };
}

const hasPassed = ({ execution }: ExecutedProgram): boolean => execution.status === 'passed';

function faultOf(outcome: Outcome, task: string): Failure | null {
  if (outcome !== 'rejected') return null;
  return { type: 'unreadable_task', message: `the gold program of ${task} fails the task's own tests` };
}
