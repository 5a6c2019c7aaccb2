import type { BatchPlan } from '../../domain/plan.ts';
import type { Batches } from '../../store/port.ts';
import { refuseExtras, requestBody } from '../body.ts';
import { canonicalJson } from '../canonical.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type Keys, readCredential } from '../credential.ts';
import { createExchange } from '../exchange.ts';
import type { Gate } from '../gate.ts';
import { callKey } from '../call-key.ts';
import type { Model, ModelReply, ModelRequest } from '../port.ts';
import { isAnswered, readAnswer } from './answer.ts';
import { Departure } from './departure.ts';
import { Following } from './following.ts';
import { type BatchLimits, defaultLimits, Gathering } from './gathering.ts';
import { defaultPatience, type Patience } from './patience.ts';
import { batchPaths, createBatchServer } from './server.ts';

export interface BatchModelParts {
  /** For plans that say nothing of batches. */
  online: Model;
  batches: Batches;
  gate: Gate;
  keys: Keys;
  /** Is told each key that a server did not take. */
  onRefused?: (key: string) => void;
  clock?: Clock;
  patience?: Patience;
  limits?: BatchLimits;
}

/**
 * Asks by batches where the plan says so. A call waits here until it is in a batch that its server was asked to take; from then on it is
 * `Postponed`, and whoever asks again is answered once the batch has ended, in whatever process.
 */
export function createBatchModel(parts: BatchModelParts): Model {
  const desk = new BatchDesk(parts);
  return { complete: (request, signal, resting) => desk.complete(request, signal, resting) };
}

class BatchDesk {
  readonly #parts: BatchModelParts;
  readonly #following: Following;
  readonly #gatherings = new Map<string, Gathering>();

  constructor(parts: BatchModelParts) {
    const { clock = systemClock, patience = defaultPatience, batches, keys, onRefused = () => undefined } = parts;
    this.#parts = parts;
    const server = createBatchServer(createExchange(keys, onRefused));
    this.#following = new Following({ batches, server, clock, patience });
  }

  /** A call that is in a batch is answered by it, whatever its plan says now: it is paid for. */
  async complete(request: ModelRequest, signal: AbortSignal, resting = signal): Promise<ModelReply> {
    const { batches, keys, online } = this.#parts;
    const { plan } = request;
    const key = callKey(request);
    const call = await batches.find(key);
    if (call === null && plan.batch) return this.#gather(key, request, plan.batch, [signal, resting]);
    if (call === null) return online.complete(request, signal, resting);
    if (!isAnswered(call)) return this.#following.ask(plan, call.batch);
    const credential = readCredential(plan, keys);
    try {
      return readAnswer(call, request, credential);
    } catch (error) {
      // Whatever is wrong with the answer, there will be no other from this batch.
      await batches.leave(key, call.batch.tag);
      throw error;
    }
  }

  async #gather(
    key: string,
    request: ModelRequest,
    { waitSeconds }: BatchPlan,
    signals: AbortSignal[],
  ): Promise<never> {
    refuseExtras(request.plan.extraBody);
    const body = requestBody(request);
    const line = JSON.stringify({ custom_id: key, method: 'POST', url: batchPaths[request.prompt.endpoint], body });
    return this.#gathering(request).add({ key, request, line }, waitSeconds * 1000, signals);
  }

  /** One file is for one model, one endpoint and one account. */
  #gathering({ plan, prompt }: ModelRequest): Gathering {
    const { baseURL, model, apiKeyEnv, headers } = plan;
    const name = canonicalJson({ baseURL, model, apiKeyEnv, headers, endpoint: prompt.endpoint });
    const known = this.#gatherings.get(name);
    if (known !== undefined) return known;
    const { gate, limits = defaultLimits } = this.#parts;
    const departure = new Departure({
      ...this.#following.parts,
      gate,
      see: (batch) => this.#following.see(plan, batch),
    });
    const gathering = new Gathering(
      this.#following.parts.clock,
      limits,
      (gathered) => void departure.send(plan, gathered),
    );
    this.#gatherings.set(name, gathering);
    return gathering;
  }
}
