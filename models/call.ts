import type { Calls, CallTries, LeaseOwner, NewCall } from '../store/port.ts';
import { type Failure, type FailureType, remedies } from '../domain/failure.ts';
import { requestBody } from './body.ts';
import { insist } from './insist.ts';
import { identityOf } from './call-key.ts';
import type { ModelRequest } from './port.ts';
import { type Failed, type Replied, type SendParts, send, type Way } from './send.ts';
import type { PendingReason, Settled } from './settled.ts';
import { exhausted, isExhausted } from './tries.ts';
import type { Troubles } from './troubles.ts';
import type { Waits } from './waits.ts';

/** What a call needs to live. */
export interface CallParts extends SendParts {
  calls: Calls;
  owner: LeaseOwner;
  waits: Waits;
  troubles: Troubles;
}

/** One call from its claim in the journal to its answer, through as many sends as its failures ask for. */
export class Call {
  readonly key: string;
  readonly request: ModelRequest;
  /** Runs that wait for it. */
  readonly runs: Set<string>;
  readonly #parts: CallParts;
  readonly #waiting = new AbortController();
  readonly #sending = new AbortController();
  readonly #way: Way;
  #reason: PendingReason = 'in_flight';
  #failures = 0;

  constructor(parts: CallParts, key: string, request: ModelRequest) {
    this.#parts = parts;
    this.key = key;
    this.request = request;
    this.runs = new Set([request.run]);
    this.#way = { key, request, waiting: this.#waiting.signal, sending: this.#sending.signal, inFlight: false };
  }

  /** Why there is no answer yet. */
  get reason(): PendingReason {
    const inLine = this.#reason === 'in_flight' && !this.#way.inFlight;
    return inLine && this.#parts.governor.limited(this.request.plan) ? 'rate_limited' : this.#reason;
  }

  /** Sends nothing more; a send that is under way goes on. */
  rest(): void {
    this.#waiting.abort();
  }

  /** Sends nothing more, and cuts off what is under way. */
  abort(): void {
    this.#waiting.abort();
    this.#sending.abort();
  }

  /** Rejects only when the store does, or the adapter breaks its word. */
  async live(): Promise<Settled> {
    for (;;) {
      const settled = await this.#claim();
      if (settled !== null) return settled;
      if (this.#waiting.signal.aborted) return this.#pending('paused');
    }
  }

  async #claim(): Promise<Settled | null> {
    const { calls, owner, waits } = this.#parts;
    const claim = await calls.claim(this.#newCall(), owner);
    if (claim.state === 'replied') return { key: this.key, state: 'replied', reply: claim.reply };
    if (claim.state === 'leased') return this.#send(claim.tries);
    await this.#sleep(waits.takenMs);
    return null;
  }

  async #send(tries: CallTries): Promise<Settled | null> {
    if (isExhausted(tries)) {
      await this.#parts.calls.release(this.key);
      return this.#failed(exhausted);
    }
    const sent = await send(this.#parts, this.#way).catch(async (error: unknown) => {
      await this.#parts.calls.release(this.key);
      throw error;
    });
    if (sent.state === 'replied') return this.#keep(sent);
    if (sent.state === 'failed') return this.#fail(sent);
    await this.#parts.calls.release(this.key);
    return this.#pending(sent.reason);
  }

  async #keep({ reply, spend, ms }: Replied): Promise<Settled> {
    const { calls, budget, troubles } = this.#parts;
    const { run, role } = this.request;
    try {
      await insist(() => calls.settle(this.key, reply, spend, ms), this.#parts, this.#waiting.signal);
    } finally {
      budget.settled(run);
    }
    await troubles.answered(run, role);
    return { key: this.key, state: 'replied', reply };
  }

  async #fail({ failure: { failure, retryAfterMs }, spend, ms }: Failed): Promise<Settled | null> {
    const { calls, budget, troubles, waits, governor } = this.#parts;
    const { run, role, plan } = this.request;
    const remedy = remedies[failure.type];
    troubles.failed(run, role);
    await calls.fail(this.key, failure, spend, remedy === 'retry').finally(() => budget.settled(run));
    if (remedy === 'abandon') return this.#failed(failure);
    if (remedy === 'hold') return this.#pending('refused');
    this.#failures += 1;
    // A server that says when to come back holds the whole line until then.
    const wait = remedy === 'wait' && retryAfterMs !== null ? 0 : waits.retryMs(this.#failures, governor.failing(plan));
    const isLast = remedy === 'retry' && isExhausted(await calls.addSendable(this.key, ms + wait));
    if (isLast) return this.#failed(failure);
    await this.#backOff(failure.type, wait);
    return null;
  }

  async #backOff(type: FailureType, ms: number): Promise<void> {
    this.#reason = type === 'rate_limited' ? 'rate_limited' : 'retrying';
    await this.#sleep(ms);
    this.#reason = 'in_flight';
  }

  #sleep(ms: number): Promise<void> {
    return this.#parts.clock.sleep(ms, this.#waiting.signal);
  }

  #pending(reason: PendingReason): Settled {
    return { key: this.key, state: 'pending', reason };
  }

  #failed(failure: Failure): Settled {
    return { key: this.key, state: 'failed', failure };
  }

  #newCall(): NewCall {
    const { run, role, stage, task, plan } = this.request;
    const request = JSON.stringify(requestBody(this.request));
    const [identity, host] = [identityOf(plan), URL.parse(plan.baseURL)?.host ?? ''];
    return { key: this.key, run, role, stage, task, identity, host, maxTokens: plan.maxTokens, request };
  }
}
