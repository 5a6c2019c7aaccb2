import { isBatched, type ModelPlan } from '../domain/plan.ts';
import type { LineFigures } from '../store/port.ts';
import type { Clock } from './clock.ts';
import { identityOf } from './call-key.ts';
import { limitsOf, type SaidLimits, unsaid } from './line/limits.ts';
import { Line, type Slot } from './line/line.ts';
import type { Waits } from './waits.ts';

/** Who may send to which model when. Equal weights at one address behind one key are one model, whatever role or run asks. */
export interface Governor {
  /** Waits for a slot for a call of at most `tokens`; of a model that takes batches for none. Null: the model refuses, or the signal ended the wait. */
  enter(plan: ModelPlan, tokens: number, signal: AbortSignal): Promise<Slot | null>;
  /** Keeps to other limits from now on, whoever waits already. */
  tune(plan: ModelPlan): void;
  /** Keeps to what the model's server said, where the plan says nothing. */
  heard(plan: ModelPlan, said: SaidLimits): void;
  /** Shares each model's limits evenly with all processes that have a line before it, this one among them. */
  share(all: LineFigures[]): void;
  /** Whether it is the model's limits that calls wait for. */
  limited(plan: ModelPlan): boolean;
  /** Which share of the model's calls fails of late. */
  failing(plan: ModelPlan): number;
  /** Lines that somebody stands in, or has within the last minute. */
  lines(): LineFigures[];
  /** Models that refused are asked again at once, by one call each. */
  keysChanged(): void;
}

interface Governed {
  line: Line;
  plan: ModelPlan;
  said: SaidLimits;
  processes: number;
}

export function createGovernor(clock: Clock, waits: Pick<Waits, 'refusedMs' | 'retryMs'>): Governor {
  const models = new Map<string, Governed>();
  const governed = (plan: ModelPlan): Governed => {
    const name = nameOf(plan);
    const model = models.get(name) ?? limit({ line: new Line(clock, waits), plan, said: unsaid, processes: 1 });
    models.set(name, model);
    return model;
  };
  return {
    enter: async (plan, tokens, signal) => {
      if (!isBatched(plan)) return governed(plan).line.enter(tokens, signal);
      return signal.aborted ? null : aside;
    },
    tune: (plan) => void limit(Object.assign(governed(plan), { plan })),
    heard(plan, said) {
      const model = governed(plan);
      limit(Object.assign(model, { said: newest(said, model.said) }));
    },
    share(all) {
      for (const [name, model] of models) {
        const processes = Math.max(1, all.filter((line) => line.name === name).length);
        if (processes !== model.processes) limit(Object.assign(model, { processes }));
      }
    },
    limited: (plan) => governed(plan).line.limited,
    failing: (plan) => governed(plan).line.failing,
    lines: () => [...models].map(([name, model]) => figuresOf(name, model)).filter(isUsed),
    keysChanged: () => models.forEach(({ line }) => line.lookAgain()),
  };
}

/** For calls that travel with a batch: they stand in no line. */
const aside: Slot = { unused: () => undefined, answered: () => undefined, failed: () => undefined };

function limit(model: Governed): Governed {
  model.line.setLimits(limitsOf(model.plan, model.said, model.processes));
  return model;
}

const newest = (said: SaidLimits, before: SaidLimits): SaidLimits => ({
  requestsPerMinute: said.requestsPerMinute ?? before.requestsPerMinute,
  tokensPerMinute: said.tokensPerMinute ?? before.tokensPerMinute,
});

const figuresOf = (name: string, { line, plan }: Governed): LineFigures => ({
  name,
  identity: identityOf(plan),
  baseURL: plan.baseURL,
  ...line.figures,
});

const isUsed = ({ inFlight, waiting, sentPerMinute }: LineFigures): boolean => inFlight + waiting + sentPerMinute > 0;

const nameOf = (plan: ModelPlan): string => JSON.stringify([identityOf(plan), plan.baseURL, plan.apiKeyEnv]);
