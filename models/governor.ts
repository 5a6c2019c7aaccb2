import type { ModelPlan } from '../domain/plan.ts';
import type { Clock } from './clock.ts';
import { identityOf } from './key.ts';
import { Line, type Slot } from './line.ts';

/** Who may send to which model when. Equal weights at one address behind one key are one model, whatever role or run asks. */
export interface Governor {
  /** Waits for a slot. Null: the model refuses, or the signal ended the wait. */
  enter(plan: ModelPlan, signal: AbortSignal): Promise<Slot | null>;
  /** Whether the model's server said when to come back, and that time is still to come. */
  limited(plan: ModelPlan): boolean;
  /** Models that refused are asked again at once, by one call each. */
  keysChanged(): void;
}

export function createGovernor(clock: Clock, refusedMs: number): Governor {
  const lines = new Map<string, Line>();
  const lineOf = (plan: ModelPlan): Line => {
    const name = JSON.stringify([identityOf(plan), plan.baseURL, plan.apiKeyEnv]);
    const line = lines.get(name) ?? new Line(clock, refusedMs);
    lines.set(name, line);
    return line;
  };
  return {
    enter: (plan, signal) => lineOf(plan).enter(plan.concurrency, signal),
    limited: (plan) => lineOf(plan).limited,
    keysChanged: () => lines.forEach((line) => line.lookAgain()),
  };
}
