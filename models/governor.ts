import type { ModelPlan } from '../domain/plan.ts';
import type { Clock } from './clock.ts';
import { identityOf } from './key.ts';
import { limitsOf, type SaidLimits, unsaid } from './line/limits.ts';
import { Line, type Slot } from './line/line.ts';
import type { Waits } from './waits.ts';

/** Who may send to which model when. Equal weights at one address behind one key are one model, whatever role or run asks. */
export interface Governor {
  /** Waits for a slot for a call of at most `tokens`. Null: the model refuses, or the signal ended the wait. */
  enter(plan: ModelPlan, tokens: number, signal: AbortSignal): Promise<Slot | null>;
  /** Keeps to other limits from now on, whoever waits already. */
  tune(plan: ModelPlan): void;
  /** Keeps to what the model's server said, where the plan says nothing. */
  heard(plan: ModelPlan, said: SaidLimits): void;
  /** Whether it is the model's limits that calls wait for. */
  limited(plan: ModelPlan): boolean;
  /** Models that refused are asked again at once, by one call each. */
  keysChanged(): void;
}

interface Governed {
  line: Line;
  plan: ModelPlan;
  said: SaidLimits;
}

export function createGovernor(clock: Clock, waits: Pick<Waits, 'refusedMs' | 'retryMs'>): Governor {
  const models = new Map<string, Governed>();
  const governedBy = (plan: ModelPlan): Governed => {
    const name = nameOf(plan);
    const known = models.get(name);
    if (known !== undefined) return known;
    const governed = { line: new Line(clock, waits), plan, said: unsaid };
    governed.line.setLimits(limitsOf(plan, unsaid));
    models.set(name, governed);
    return governed;
  };
  const tune = (plan: ModelPlan): void => {
    const governed = governedBy(plan);
    governed.plan = plan;
    governed.line.setLimits(limitsOf(plan, governed.said));
  };
  return {
    enter: (plan, tokens, signal) => governedBy(plan).line.enter(tokens, signal),
    tune,
    heard(plan, said) {
      const governed = governedBy(plan);
      governed.said = {
        requestsPerMinute: said.requestsPerMinute ?? governed.said.requestsPerMinute,
        tokensPerMinute: said.tokensPerMinute ?? governed.said.tokensPerMinute,
      };
      governed.line.setLimits(limitsOf(governed.plan, governed.said));
    },
    limited: (plan) => governedBy(plan).line.limited,
    keysChanged: () => models.forEach(({ line }) => line.lookAgain()),
  };
}

const nameOf = (plan: ModelPlan): string => JSON.stringify([identityOf(plan), plan.baseURL, plan.apiKeyEnv]);
