import { resolve } from 'node:path';
import { readSettings } from '../../settings.ts';
import type { EvaluationRun, Store } from '../../store/port.ts';
import { makeLocalStore } from '../local.ts';
import { folderOf } from '../run/create.ts';
import { type ExcludableTask, type Exclusion, readExclusion } from './exclusion.ts';
import { requirePlace } from './results/draft.ts';
import { outOf } from './results/format.ts';
import { runPlan, type RunPlanOptions } from './run-plan.ts';
import { tellEvaluation } from './tell-evaluation.ts';
import { writeRunResults } from './write-run-results.ts';

/** The options of `persd evaluate PLAN`, as the command line has them. */
export interface PlanOptions extends RunPlanOptions {
  exclude?: string | undefined;
  perTask?: true | undefined;
  out?: string | undefined;
  outFormat?: string | undefined;
}

/** Evaluates a model as a plan says, and prints what it comes to. */
export async function evaluatePlan(path: string, options: PlanOptions): Promise<void> {
  const settings = readSettings();
  const out = outOf(options);
  if (out !== null) await requirePlace(resolve(out.path));
  const store = await makeLocalStore(settings);
  try {
    process.exitCode = await runPlan(settings, store, path, options, async (evaluation, run) => {
      const exclusion = await exclusionOf(store, run, options.exclude);
      if (out !== null) await writeRunResults(store, run, evaluation, { ...out, folder: folderOf(path) });
      await tellEvaluation(store, run, evaluation, {
        json: options.json,
        perTask: options.perTask === true,
        exclusion,
      });
    });
  } finally {
    await store.close();
  }
}

async function exclusionOf(store: Store, run: EvaluationRun, path: string | undefined): Promise<Exclusion | null> {
  if (path === undefined) return null;
  const { evaluate } = run.plan;
  // The first samples of all tasks come first.
  const numbers = Array.from({ length: run.tasks / evaluate.n }, (_, number) => number);
  const loaded = await store.tasks.load(run.name, numbers);
  const tasks = loaded.map(({ task }): ExcludableTask => ({ ...task, prompt: task.prompt ?? '' }));
  return readExclusion(path, evaluate.benchmark, tasks);
}
