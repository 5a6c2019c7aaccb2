import type { ModelPlan } from '../../domain/plan.ts';
import type { Expected, Range } from './expected.ts';

/** Milliseconds that calls to one model take at its limits; null where nothing says how quick it is. */
export function timeOf(expected: Expected[], model: ModelPlan, latencyMs: number | null): Range | null {
  const [least, most] = (['least', 'most'] as const).map((end) => timeAt(expected, end, model, latencyMs));
  return least == null || most == null ? null : { least, most };
}

function timeAt(expected: Expected[], end: keyof Range, model: ModelPlan, latencyMs: number | null): number | null {
  const calls = expected.reduce((sum, { toBuy }) => sum + toBuy[end], 0);
  const tokens = expected.reduce((sum, { toBuy, input, output }) => sum + toBuy[end] * (input + output[end]), 0);
  const { concurrency, rpm, tpm } = model;
  if (calls === 0) return 0;
  if (latencyMs === null && rpm == null && tpm == null) return null;
  return Math.max(
    (latencyMs ?? 0) * Math.ceil(calls / concurrency),
    rpm == null ? 0 : (calls / rpm) * 60_000,
    tpm == null ? 0 : (tokens / tpm) * 60_000,
  );
}

/** Two models work at the same time as far as they can: at least as long as the slower one takes, at most one after the other. */
export const together = (one: Range | null, other: Range | null): Range | null =>
  one === null || other === null ? null : { least: Math.max(one.least, other.least), most: one.most + other.most };
