import type { Spend, StoredReply } from '../store/port.ts';
import { isBatched } from '../domain/plan.ts';
import { mayBeCharged } from '../domain/failure.ts';
import type { Budget, Later } from './budget.ts';
import type { Clock } from './clock.ts';
import type { Gate } from './gate.ts';
import type { Governor } from './governor.ts';
import type { Slot } from './line/line.ts';
import { type Model, ModelFailure, type ModelRequest, Postponed } from './port.ts';
import { nothing, spendOf, worstCase } from './spend.ts';

/** What a send has to pass: the gate of its run, the line of its model, the budget of its run; then the model itself. */
export interface SendParts {
  clock: Clock;
  gate: Gate;
  governor: Governor;
  budget: Budget;
  model: Model;
}

/** One call on its way. Ending `waiting` ends every wait before the send; `sending` ends the send itself. */
export interface Way {
  key: string;
  request: ModelRequest;
  waiting: AbortSignal;
  sending: AbortSignal;
  /** Set while the model works on it. */
  inFlight: boolean;
}

/** What one send came to; where it was held back, nothing was reserved or sent, or a batch has it. */
export type Sent = { state: 'held'; reason: 'paused' | 'budget' | 'refused' | 'batch' } | Replied | Failed;

export interface Replied {
  state: 'replied';
  reply: StoredReply;
  spend: Spend;
  /** Milliseconds that the answer took; null where it came with a batch. */
  ms: number | null;
}

export interface Failed {
  state: 'failed';
  failure: ModelFailure;
  spend: Spend;
  /** Milliseconds that the send took. */
  ms: number;
}

/** Sends once, as soon as everything allows it. */
export async function send(parts: SendParts, way: Way): Promise<Sent> {
  const { gate, governor } = parts;
  const { request, waiting } = way;
  for (;;) {
    if ((await gate(request.run)) !== 'open') return { state: 'held', reason: 'paused' };
    const slot = await governor.enter(request.plan, worstCase(request).tokens, waiting);
    if (slot === null) return { state: 'held', reason: waiting.aborted ? 'paused' : 'refused' };
    const sent = await sendInSlot(parts, way, slot);
    if ('state' in sent) return sent;
    await sent.room(waiting);
  }
}

/** The wait for a slot may have been long, so the gate is read again; the reservation is the last thing before the send. */
async function sendInSlot(parts: SendParts, way: Way, slot: Slot): Promise<Sent | Later> {
  const { run, plan } = way.request;
  const spend = worstCase(way.request);
  try {
    if (way.waiting.aborted || (await parts.gate(run)) !== 'open') return { state: 'held', reason: 'paused' };
    const reserved = await parts.budget.reserve(way.key, run, spend, isBatched(plan));
    if (reserved === 'over') return { state: 'held', reason: 'budget' };
    if (reserved === 'batch') return { state: 'held', reason: 'batch' };
    if (reserved !== 'reserved') return reserved;
    return await complete(parts, way, slot, spend);
  } finally {
    slot.unused();
  }
}

async function complete(
  { model, clock, governor, budget }: SendParts,
  way: Way,
  slot: Slot,
  worst: Spend,
): Promise<Sent> {
  const { plan, run } = way.request;
  const started = clock.now();
  way.inFlight = true;
  try {
    const { limits, ...reply } = await model.complete(way.request, way.sending, way.waiting);
    governor.heard(plan, limits);
    slot.answered(reply.usage === null ? null : reply.usage.input + reply.usage.output);
    const spend = reply.usage === null ? worst : spendOf(reply.usage, plan);
    return { state: 'replied', reply, spend, ms: isBatched(plan) ? null : clock.now() - started };
  } catch (error) {
    if (error instanceof Postponed) {
      budget.settled(run);
      return { state: 'held', reason: error.reason };
    }
    if (!(error instanceof ModelFailure)) throw error;
    governor.heard(plan, error.limits);
    slot.failed(error);
    const spend = mayBeCharged[error.failure.type] ? worst : nothing;
    return { state: 'failed', failure: error, spend, ms: clock.now() - started };
  } finally {
    way.inFlight = false;
  }
}
