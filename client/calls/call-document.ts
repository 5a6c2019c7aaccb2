import { costOf } from '../../domain/model.ts';
import type { Price, Role } from '../../domain/model.ts';
import { priceOf as priceOfModel, type RunPlan } from '../../domain/plan.ts';
import type { CallEntry } from '../../store/port.ts';

/** One call, for programs. */
export function callDocument({ at, ...entry }: CallEntry, plan: RunPlan) {
  return { ...entry, usd: usdOf(entry, plan), at: at === null ? null : new Date(at).toISOString() };
}

/** Dollars that a run paid for a call's reply; null where the plan has no price. What a failed send may have cost is not in it. */
export function usdOf(
  { role, state, usage }: Pick<CallEntry, 'role' | 'state' | 'usage'>,
  plan: RunPlan,
): number | null {
  const price = priceOf(plan, role);
  if (price === null) return null;
  return state === 'bought' ? costOf(usage, price) : 0;
}

export function priceOf(plan: RunPlan, role: Role): Price | null {
  if (role === 'student') return priceOfModel(plan.student);
  return plan.kind === 'collect' ? priceOfModel(plan.teacher) : null;
}
