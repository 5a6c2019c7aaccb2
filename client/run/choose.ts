import type { RunRecord, Store } from '../../store/port.ts';
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
  if (name === undefined) throw new CommandFailure(exitCodes.badInput, `say which run: ${names}`);
  const chosen = runs.find((run) => run.name === name);
  if (chosen === undefined)
    throw new CommandFailure(exitCodes.badInput, `there is no run ${name} in this home; there is ${names}`);
  return chosen;
}
