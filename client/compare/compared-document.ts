import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import type { Compared } from './compared.ts';

/** Two evaluations side by side, for programs. */
export function comparedDocument({ before, after, comparison, cautions }: Compared) {
  return { before: headOf(before), after: headOf(after), ...comparison, cautions };
}

function headOf({ name, benchmark, digest, assembly, asked, steps, k }: Evaluation) {
  return { name, benchmark, digest, assembly, asked, steps, k };
}
