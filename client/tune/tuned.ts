import type { ModelPlan } from '../../domain/plan.ts';
import type { Role } from '../../domain/model.ts';
import type { Limit } from './limits.ts';

/** What `tune` changes of a model. */
export interface Limits {
  concurrency?: Limit | undefined;
  rpm?: Limit | undefined;
  tpm?: Limit | undefined;
}

/** A model under other limits; what is not said stays. */
export function tuned(model: ModelPlan, role: Role, { concurrency, rpm, tpm }: Limits): ModelPlan {
  return {
    ...model,
    concurrency: concurrency?.[role] ?? model.concurrency,
    rpm: said(rpm, role, model.rpm),
    tpm: said(tpm, role, model.tpm),
  };
}

const said = (limit: Limit | undefined, role: Role, before: number | null | undefined): number | null => {
  const value = limit?.[role];
  return value === undefined ? (before ?? null) : value;
};

/** One model's limits in words. */
export function limitWords({ concurrency, rpm, tpm }: ModelPlan): string {
  const words = [`${concurrency} at once`];
  if (rpm != null) words.push(`${rpm} requests a minute`);
  if (tpm != null) words.push(`${tpm} tokens a minute`);
  return words.join(' · ');
}
