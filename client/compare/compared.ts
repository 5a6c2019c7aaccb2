import { compareEvaluations, type EvaluationComparison } from '../../domain/evaluation/comparison.ts';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { assemblyWords } from '../evaluate/rate-lines.ts';
import { plural } from '../screen/figures.ts';

/** Two evaluations, and all that is to be said of them. */
export interface Compared {
  before: Evaluation;
  after: Evaluation;
  comparison: EvaluationComparison;
  /** In what, beside the student, they differ: each a sentence. */
  cautions: string[];
}

/** Sets two evaluations side by side; throws `CommandFailure` where they are not of one benchmark, or have no task in common. */
export function compared(before: Evaluation, after: Evaluation): Compared {
  if (before.digest !== '' && after.digest !== '' && before.digest !== after.digest) {
    const found = `${named(before)} and ${named(after)}`;
    throw refusal(`expected two evaluations of one benchmark's file, found ${found}; score both on the same file`);
  }
  const comparison = compareEvaluations(before, after);
  if (comparison.shared > 0) return { before, after, comparison, cautions: cautionsOf(before, after) };
  throw refusal(`expected tasks that both evaluations have, found none; ${before.name} and ${after.name} name others`);
}

const named = ({ name, benchmark, digest }: Evaluation): string => `${benchmark} ${digest.slice(0, 12)} (${name})`;

const refusal = (sentence: string): CommandFailure => new CommandFailure(exitCodes.badInput, sentence);

function cautionsOf(before: Evaluation, after: Evaluation): string[] {
  const unknown = [before, after].filter(({ digest }) => digest === '').map(({ name }) => name);
  return [
    ...(unknown.length === 0
      ? []
      : [
          `${unknown.join(' and ')} ${unknown.length === 1 ? 'does' : 'do'} not say of which benchmark's file: compared by task ids alone`,
        ]),
    ...(unknown.length > 0 || before.assembly === after.assembly
      ? []
      : [`in ${before.name} ${assemblyWords[before.assembly]}, in ${after.name} ${assemblyWords[after.assembly]}`]),
    ...(before.steps === after.steps
      ? []
      : [`${before.name} has ${plural(before.steps, 'step')}, ${after.name} ${after.steps}`]),
    ...askedCautions(before, after),
  ];
}

function askedCautions({ asked: one }: Evaluation, { asked: other }: Evaluation): string[] {
  if (one === null || other === null || (one.endpoint === other.endpoint && one.prompt === other.prompt)) return [];
  return ['the two models were not asked in the same words'];
}
