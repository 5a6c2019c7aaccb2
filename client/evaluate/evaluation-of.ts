import type { Evaluation, SampleResult } from '../../domain/evaluation/evaluation.ts';
import { askedIn } from '../../domain/prompt/sample.ts';
import type { SampleOutcome } from '../../domain/tally.ts';
import type { EvaluationRun, Store } from '../../store/port.ts';
import { promptDigest } from './prompt-digest.ts';

/** What a run that evaluates has come to: all of its samples that have ended, but those that a fault of ours has ended. */
export async function evaluationOf(store: Store, { name, plan }: EvaluationRun): Promise<Evaluation> {
  const { benchmark, steps, k, digest } = plan.evaluate;
  const { student } = plan;
  return {
    schema: 1,
    name,
    benchmark,
    digest: digest ?? '',
    further: await store.tasks.haveFurther(name),
    assembly: 'prompt',
    asked: { model: student.model, endpoint: student.endpoint, wording: askedIn(plan), prompt: promptDigest(plan) },
    steps,
    k,
    tasks: await store.tasks.ids(name),
    results: await resultsOf(store, name),
  };
}

const judged: ReadonlySet<SampleOutcome> = new Set(['passed', 'failed']);

async function resultsOf(store: Store, run: string): Promise<SampleResult[]> {
  const results: SampleResult[] = [];
  for await (const { outcome, results: steps } of store.samples.read(run)) {
    if (judged.has(outcome)) results.push(...steps);
  }
  return results;
}

/** Tasks that show no tests, so that no sample of them is asked again. */
export async function silentTasks(store: Store, run: string): Promise<string[]> {
  const silent = new Set<string>();
  for await (const { task, shows } of store.samples.read(run)) if (!shows) silent.add(task);
  return [...silent];
}
