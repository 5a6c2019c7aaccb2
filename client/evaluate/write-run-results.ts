import { resolve } from 'node:path';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import type { EvaluationRun, Store } from '../../store/port.ts';
import { textHashOf } from '../benchmarks/digest.ts';
import { resultWords } from './result-words.ts';
import type { Out } from './results/format.ts';
import type { ResultRow } from './results/head.ts';
import { openResults } from './results/write.ts';

/** Writes the program that each sample of a run came to last, with its verdict. `folder`: what the plan's paths are relative to. */
export async function writeRunResults(
  store: Store,
  run: EvaluationRun,
  evaluation: Evaluation,
  { path, format, folder }: Out & { folder: string },
): Promise<void> {
  const { results: _, ...head } = evaluation;
  const hash = await textHashOf(resolve(folder, run.plan.evaluate.path));
  const writer = await openResults(path, format, { ...head, hash });
  try {
    for await (const row of rowsOf(store, run.name)) await writer.add(row);
    await writer.end();
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

async function* rowsOf(store: Store, run: string): AsyncGenerator<ResultRow> {
  for await (const { number, outcome, results } of store.samples.read(run)) {
    const [program, result] = [(await store.programs.read(run, number)).at(-1), results.at(-1)];
    if (outcome === 'abandoned' || program === undefined || result === undefined) continue;
    yield { program: program.program, words: resultWords(program.execution), result };
  }
}
