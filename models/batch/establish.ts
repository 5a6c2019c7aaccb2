import type { FailureType } from '../../domain/failure.ts';
import type { ModelPlan } from '../../domain/plan.ts';
import type { BatchRecord } from '../../store/port.ts';
import { ModelFailure } from '../port.ts';
import { forget } from './forget.ts';
import type { BatchParts } from './parts.ts';
import { asHeld, persist } from './persist.ts';
import { pause } from './patience.ts';
import type { SeenBatch } from './server.ts';

/** Failures of a request after which nobody knows whether it was heard. */
const unheard: ReadonlySet<FailureType> = new Set([
  'timed_out',
  'connection',
  'server_error',
  'torn_body',
  'foreign_body',
]);

/**
 * Has the server take a batch, once; returns its id. `asked`: somebody may have asked for it already, and died over it. Null: the batch
 * is no more. Rejects with `ModelFailure` where the server refuses it, and then it is no more either.
 */
export async function establish(
  parts: BatchParts,
  plan: ModelPlan,
  batch: BatchRecord,
  asked: boolean,
): Promise<string | null> {
  let mayBeThere = asked;
  for (;;) {
    const known = mayBeThere ? await adopt(parts, plan, batch) : 'absent';
    if (known === 'gone') return null;
    if (known !== 'absent') return known.id;
    try {
      return await create(parts, plan, batch);
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error;
      mayBeThere = unheard.has(error.failure.type);
      if (mayBeThere) continue;
      await parts.batches.dissolve(batch.tag);
      await forget(parts.server, plan, [batch.inputFile]);
      throw asHeld(error);
    }
  }
}

async function create({ batches, server }: BatchParts, plan: ModelPlan, batch: BatchRecord): Promise<string> {
  const { id } = await server.create(plan, batch);
  await batches.accepted(batch.tag, id);
  return id;
}

/** Looks for a batch until it must have appeared. `absent`: it is not there, and nobody else will ask for it but us. */
async function adopt(
  parts: BatchParts,
  plan: ModelPlan,
  { tag }: BatchRecord,
): Promise<{ id: string } | 'absent' | 'gone'> {
  const { batches } = parts;
  for (;;) {
    const before = await batches.read(tag);
    if (before === null) return 'gone';
    if (before.id !== null) return { id: before.id };
    const there = await look(parts, plan, before);
    if (there !== null) {
      await batches.accepted(tag, there.id);
      return there;
    }
    // The moment of asking only goes forward, so that each names one asking.
    const now = Math.max(Date.now(), before.askedAt + 1);
    if (await batches.askAgain(tag, before.askedAt, now)) return 'absent';
  }
}

async function look(parts: BatchParts, plan: ModelPlan, batch: BatchRecord): Promise<SeenBatch | null> {
  const { server, clock, patience } = parts;
  const until = clock.now() + patience.graceMs;
  for (;;) {
    const there = await persist(parts, batch.tag, () => server.look(plan, batch));
    const left = until - clock.now();
    if (there !== null || left <= 0) return there;
    await pause(clock, Math.min(left, patience.pollMs(1)));
  }
}
