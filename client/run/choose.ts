import type { RunPlan } from '../../domain/plan.ts';
import type { Collection, EvaluationRun, RunRecord, Store } from '../../store/port.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';

/** The run that a command means: the one named, or the only one of this home. */
export async function chooseRun(store: Store, name: string | undefined): Promise<RunRecord> {
  const runs = await store.runs.list();
  const names = runs.map((run) => run.name).join(', ');
  const [only] = runs;
  if (only === undefined)
    throw new CommandFailure(
      exitCodes.badInput,
      'there is no run in this home yet; `persd collect PLAN` starts one, and PERSD_HOME names another home',
    );
  if (name === undefined && runs.length === 1) return only;
  if (name === undefined)
    throw new CommandFailure(
      exitCodes.badInput,
      `expected the name of a run, for there are several; name one of ${names}`,
    );
  const chosen = runs.find((run) => run.name === name);
  if (chosen === undefined)
    throw new CommandFailure(exitCodes.badInput, `expected a run of this home, found no ${name}; there is ${names}`);
  return chosen;
}

/** The collection that a command means. */
export async function chooseCollection(store: Store, name: string | undefined): Promise<Collection> {
  const run = await chooseRun(store, name);
  return isCollection(run) ? run : refuseKind(run, 'a collection');
}

/** The evaluation that a command means. */
export async function chooseEvaluation(store: Store, name: string | undefined): Promise<EvaluationRun> {
  const run = await chooseRun(store, name);
  return isEvaluation(run) ? run : refuseKind(run, 'an evaluation');
}

export const isCollection = (run: RunRecord): run is Collection => run.plan.kind === 'collect';
export const isEvaluation = (run: RunRecord): run is EvaluationRun => run.plan.kind === 'evaluate';

const kinds: Record<RunPlan['kind'], string> = { collect: 'a collection', evaluate: 'an evaluation' };

/** A command that is for runs of the other kind alone. */
function refuseKind({ name, plan }: RunRecord, expected: string): never {
  throw new CommandFailure(
    exitCodes.badInput,
    `expected ${expected}, found ${kinds[plan.kind]}: ${name}; \`persd runs\` lists the runs of this home`,
  );
}
