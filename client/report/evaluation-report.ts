import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { type Summary, summarise } from '../../domain/evaluation/summary.ts';
import type { EvaluationRun, RunState, Store } from '../../store/port.ts';
import { version } from '../../temporal-config/version.ts';
import { evaluationOf } from '../evaluate/evaluation-of.ts';

/** The figures behind an evaluation's page: what `--json` prints. */
export interface EvaluationReport {
  persd: string;
  run: { name: string; state: RunState; reason: string; tasks: number; ended: number };
  evaluation: Omit<Evaluation, 'results'>;
  /** After each step, the first at position 0. */
  steps: Summary[];
}

export async function gatherEvaluation(store: Store, run: EvaluationRun): Promise<EvaluationReport> {
  const { results, ...evaluation } = await evaluationOf(store, run);
  const { unfinished } = await store.runs.progress(run.name);
  return {
    persd: version(),
    run: { name: run.name, state: run.state, reason: run.reason, tasks: run.tasks, ended: run.tasks - unfinished },
    evaluation,
    steps: Array.from({ length: evaluation.steps }, (_, at) => summarise({ ...evaluation, results }, at + 1)),
  };
}
