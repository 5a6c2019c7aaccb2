import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import type { EvaluationRun, Store } from '../../store/port.ts';
import { count, plural } from '../screen/figures.ts';
import { print } from '../screen/print.ts';
import { evaluationDocument } from './evaluation-document.ts';
import { evaluationLines } from './evaluation-lines.ts';
import { silentTasks } from './evaluation-of.ts';
import type { Exclusion } from './exclusion.ts';

export interface TellOptions {
  json: boolean | undefined;
  /** Each task with its samples that passed. */
  perTask: boolean;
  exclusion: Exclusion | null;
}

/** Prints what a run that evaluates came to, with what only a run knows: who was not asked again, and what failed by our fault. */
export async function tellEvaluation(
  store: Store,
  { name, plan }: EvaluationRun,
  evaluation: Evaluation,
  { json, perTask, exclusion }: TellOptions,
): Promise<void> {
  const told = { known: plan.evaluate.known ?? null, exclusion, perTask };
  const silent = plan.evaluate.steps > 1 ? await silentTasks(store, name) : [];
  const { samples, calls } = await store.runs.progress(name);
  const abandoned = samples?.abandoned ?? 0;
  const { bought, reused } = calls.student;
  print(json, { ...evaluationDocument(evaluation, told), silent, abandoned, calls: { bought, reused } }, [
    ...evaluationLines(evaluation, told),
    ...(silent.length === 0
      ? []
      : [`  asked     once only for ${plural(silent.length, 'task')} that show no test: ${silent.join(', ')}`]),
    ...(abandoned === 0
      ? []
      : [
          `  left out  ${plural(abandoned, 'sample')} that a fault of ours or a server ended; the same command again tries them`,
        ]),
    `  calls     ${count(bought)}${reused === 0 ? '' : `, ${count(reused)} from the journal`}`,
  ]);
}
