import { randomUUID } from 'node:crypto';
import type { ModelPlan } from '../../domain/plan.ts';
import type { BatchRecord } from '../../store/port.ts';
import type { Gate } from '../gate.ts';
import { ModelFailure, Postponed } from '../port.ts';
import type { BatchParts } from './parts.ts';
import { forget } from './forget.ts';
import type { Gathered } from './gathering.ts';
import { asHeld } from './persist.ts';
import { pause } from './patience.ts';

export interface DepartureParts extends BatchParts {
  gate: Gate;
  /** Has the server take a batch that was just intended; rejects with `ModelFailure` where it refuses. */
  see: (batch: BatchRecord) => Promise<void>;
}

/** Batches of one model on their way to its server. */
export class Departure {
  readonly #parts: DepartureParts;
  /** Until then the server wants to be left alone. */
  #closedUntil = Number.NEGATIVE_INFINITY;

  constructor(parts: DepartureParts) {
    this.#parts = parts;
  }

  /** Sends calls as one batch and tells each what became of it. */
  async send(plan: ModelPlan, gathered: Gathered[]): Promise<void> {
    const { clock } = this.#parts;
    try {
      await pause(clock, Math.max(0, this.#closedUntil - clock.now()));
      const batch = await this.#intend(plan, gathered);
      if (batch !== null) await this.#parts.see(batch);
      for (const call of gathered) call.reject(new Postponed('batch'));
    } catch (error) {
      const failure = error instanceof ModelFailure ? asHeld(error) : error;
      if (error instanceof ModelFailure) this.#closedUntil = clock.now() + (error.retryAfterMs ?? 0);
      for (const call of gathered) call.reject(failure);
    }
  }

  /** Uploads a file of those calls that may go, and writes down that they go. Null: none may. */
  async #intend(plan: ModelPlan, gathered: Gathered[]): Promise<BatchRecord | null> {
    const { server, batches } = this.#parts;
    for (;;) {
      const going = await this.#allowed(gathered);
      const [first] = going;
      if (first === undefined) return null;
      const inputFile = await server.upload(
        plan,
        going.map(({ line }) => line),
      );
      // Who left while the file was on its way is in it, so it is of no use.
      if ((await this.#allowed(going)).length < going.length) {
        await forget(server, plan, [inputFile]);
        continue;
      }
      const { model, baseURL } = plan;
      const { endpoint } = first.request.prompt;
      const named = { tag: randomUUID(), baseURL, model, endpoint, inputFile, askedAt: Date.now() };
      for (const call of going) call.board();
      await batches.intend({
        ...named,
        calls: going.map(({ key, request }) => ({ key, maxTokens: request.plan.maxTokens })),
      });
      return { ...named, id: null, end: null };
    }
  }

  /** Sends those away whose run was paused meanwhile. */
  async #allowed(gathered: Gathered[]): Promise<Gathered[]> {
    const gates = await Promise.all(gathered.map(({ request }) => this.#parts.gate(request.run)));
    for (const [at, gate] of gates.entries()) if (gate !== 'open') gathered[at]?.reject(new Postponed('paused'));
    return gathered.filter((call, at) => gates[at] === 'open' && !call.gone);
  }
}
