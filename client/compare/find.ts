import { existsSync } from 'node:fs';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { readSettings } from '../../settings.ts';
import { evaluationOf } from '../evaluate/evaluation-of.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { openLocalStore } from '../local.ts';
import { isEvaluation } from '../run/choose.ts';
import { readResults } from './read-results.ts';

/** The evaluation that a name means: a file of results, else a run of this home. Throws `CommandFailure` where there is none. */
export async function findEvaluation(name: string): Promise<Evaluation> {
  // By the name that was given: samples of one name may have been scored twice.
  if (existsSync(name)) return { ...(await readResults(name)), name };
  const store = await openLocalStore(readSettings());
  try {
    const run = await store.runs.get(name);
    if (run !== null && isEvaluation(run)) return await evaluationOf(store, run);
    const found = run === null ? `neither at ${name}` : `${name}, which is a collection`;
    const advice = 'write results with `persd evaluate --out`, or name a run of `persd runs`';
    throw new CommandFailure(
      exitCodes.badInput,
      `expected a file of results or an evaluation, found ${found}; ${advice}`,
    );
  } finally {
    await store.close();
  }
}
