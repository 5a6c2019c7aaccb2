import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import type { Settings } from '../../settings.ts';
import type { EvaluationRun, Store } from '../../store/port.ts';
import type { ExitCode } from '../exit-codes.ts';
import { readEvaluatePlan } from '../plan/read.ts';
import { chooseEvaluation } from '../run/choose.ts';
import { folderOf } from '../run/create.ts';
import type { Driven } from '../run/drive.ts';
import { requireJail } from '../run/require-jail.ts';
import { runToRest } from '../run/run-to-rest.ts';
import { findOrCreateEvaluation } from './create-run.ts';
import { evaluationOf } from './evaluation-of.ts';

export interface RunPlanOptions {
  /** Another name for the run than the plan's. */
  as?: string | undefined;
  skipBadTasks?: boolean | undefined;
  allowOutside?: boolean | undefined;
  allowKey?: string[] | undefined;
  unsafeNoJail?: boolean | undefined;
  detach?: boolean | undefined;
  json?: boolean | undefined;
}

/** Says what an evaluation that has come to its end came to. */
export type Tell = (evaluation: Evaluation, run: EvaluationRun, driven: Driven) => Promise<void>;

/** Runs a plan that evaluates until it is at rest; the same plan again goes on. `tell` is called where it has come to its end. */
export async function runPlan(
  settings: Settings,
  store: Store,
  path: string,
  options: RunPlanOptions,
  tell: Tell,
): Promise<ExitCode> {
  const allowOutside = options.allowOutside === true;
  const reading = { allowOutside, allowedKeys: options.allowKey ?? [], env: process.env };
  const plan = await readEvaluatePlan(path, reading);
  await requireJail(settings, options.unsafeNoJail);
  const name = options.as ?? plan.name;
  const place = { folder: folderOf(path), allowOutside, skipBad: options.skipBadTasks === true };
  await findOrCreateEvaluation(store, { ...plan, name }, place);
  return runToRest(settings, store, name, {
    extent: { kind: 'all' },
    detach: options.detach,
    json: options.json,
    tell: async (driven) => {
      const run = await chooseEvaluation(store, name);
      await tell(await evaluationOf(store, run), run, driven);
    },
  });
}
