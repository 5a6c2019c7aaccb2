import type { ModelPlan } from '../domain/plan.ts';
import type { Calls, LeaseOwner, LineFigures } from '../store/port.ts';
import { createBudget } from './budget.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Gate } from './gate.ts';
import { createGovernor } from './governor.ts';
import type { Model, ModelRequest } from './port.ts';
import { settle } from './settle.ts';
import type { AskedCall, Settled } from './settled.ts';
import { Switchboard } from './switchboard.ts';
import { createTroubles } from './troubles.ts';
import { defaultWaits, type Waits } from './waits.ts';

/** Buys answers: each once for a home, within its run's budget, no faster than its model allows. */
export interface Caller {
  /** Starts a call, or joins the equal one that is under way. It lives on, whoever stops listening. */
  ask(request: ModelRequest): AskedCall;
  /** Asks for all, and waits until each is settled, or some are and the caller's `settleMs` are over, or `restMs`, or the signal; in order. */
  settle(requests: ModelRequest[], restMs: number, signal?: AbortSignal): Promise<Settled[]>;
  /** Aborts the calls of a cancelled run that no other run waits for; resolves when they are settled as lost. */
  cancel(run: string): Promise<void>;
  /** Lets models that refused a key be asked again at once. */
  keysChanged(): void;
  /** How its lines before models are. */
  lines(): LineFigures[];
  /** Shares the models' limits with other processes of the home, by what all of them say of themselves. */
  share(all: LineFigures[]): void;
  /** Keeps to these limits of a model from now on, whoever waits already. */
  tune(plan: ModelPlan): void;
  /** Sends nothing more; resolves when all that is in flight is journalled. */
  drain(): Promise<void>;
}

export interface CallerParts {
  calls: Calls;
  owner: LeaseOwner;
  gate: Gate;
  model: Model;
  /** Milliseconds after which what has settled is returned without the rest; without them all is waited for. */
  settleMs?: number;
  clock?: Clock;
  waits?: Waits;
}

export function createCaller(parts: CallerParts): Caller {
  const clock = parts.clock ?? systemClock;
  const waits = parts.waits ?? defaultWaits;
  const governor = createGovernor(clock, waits);
  const budget = createBudget(parts.calls, clock, waits.takenMs);
  const troubles = createTroubles(parts.calls);
  const switchboard = new Switchboard({ ...parts, clock, waits, governor, budget, troubles });
  return {
    ask: (request) => switchboard.ask(request),
    settle: (requests, restMs, signal) =>
      settle(
        requests.map((request) => switchboard.ask(request)),
        { settleMs: parts.settleMs ?? restMs, restMs },
        clock,
        signal,
      ),
    cancel: (run) => switchboard.cancel(run),
    keysChanged: () => governor.keysChanged(),
    lines: () => governor.lines(),
    share: (all) => governor.share(all),
    tune: (plan) => governor.tune(plan),
    drain: () => switchboard.drain(),
  };
}
