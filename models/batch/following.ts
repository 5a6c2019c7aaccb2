import type { ModelPlan } from '../../domain/plan.ts';
import type { BatchRecord } from '../../store/port.ts';
import { Postponed } from '../port.ts';
import { establish } from './establish.ts';
import { follow } from './follow.ts';
import type { BatchParts } from './parts.ts';

/** A batch that this process sees through. */
interface Followed {
  established: Promise<string | null>;
  /** What holds it up until a person has done something, and when that was told first. */
  held: { failure: unknown; toldAt: number | null } | null;
}

/** Every batch that this process sees through, each once, until its answers are in the store. */
export class Following {
  readonly parts: BatchParts;
  readonly #followed = new Map<string, Followed>();

  constructor(parts: BatchParts) {
    this.parts = parts;
  }

  /** Has the server take a batch that was just intended, and sees it through. Rejects with `ModelFailure` where it refuses. */
  async see(plan: ModelPlan, batch: BatchRecord): Promise<void> {
    await this.#start(plan, batch, false).established;
  }

  /** Sees a batch through that an earlier process may have asked for. Always rejects: with what holds it up, or `Postponed`. */
  async ask(plan: ModelPlan, batch: BatchRecord): Promise<never> {
    const { clock, patience } = this.parts;
    const known = this.#followed.get(batch.tag);
    const held = known?.held ?? null;
    if (held !== null) {
      held.toldAt ??= clock.now();
      if (clock.now() - held.toldAt < patience.refusedMs) throw held.failure;
    }
    if (known === undefined || held !== null) this.#start(plan, batch, true);
    throw new Postponed('batch');
  }

  #start(plan: ModelPlan, batch: BatchRecord, asked: boolean): Followed {
    const established =
      batch.id === null ? establish(this.parts, plan, batch, asked) : Promise.resolve<string | null>(batch.id);
    const followed: Followed = { established, held: null };
    this.#followed.set(batch.tag, followed);
    void this.#through(plan, batch, followed);
    return followed;
  }

  async #through(plan: ModelPlan, batch: BatchRecord, followed: Followed): Promise<void> {
    // One that the server refused is no more, and its calls are told.
    const id = await followed.established.catch(() => null);
    try {
      if (id !== null) await follow(this.parts, plan, batch, id);
      this.#followed.delete(batch.tag);
    } catch (failure) {
      followed.held = { failure, toldAt: null };
    }
  }
}
