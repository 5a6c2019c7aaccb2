import type { Asked } from '../../domain/evaluation/evaluation.ts';

/** In whose words a student is asked, for people. */
export const askedWords: Record<NonNullable<Asked['wording']>, string> = {
  benchmark: "with the benchmark's own prompt",
  persd: "in persd's wording",
  file: "with the plan's prompt file",
};

/** How a model was asked, on one line; the hash tells whether two evaluations used the same words. */
export function askedLine({ model, endpoint, wording, prompt }: Asked): string {
  const words = wording === undefined ? '' : ` ${askedWords[wording]}`;
  return `  asked     ${model} · ${endpoint}${words} (${prompt.slice(0, 12)})`;
}
