import { Call, type CallParts } from './call.ts';
import { callKey } from './call-key.ts';
import type { ModelRequest } from './port.ts';
import type { AskedCall, PendingReason, Settled } from './settled.ts';

interface Live {
  call: Call;
  settled: Promise<Settled>;
}

/** Every call that lives in this process, by key: equal requests are one call. */
export class Switchboard {
  readonly #parts: CallParts;
  readonly #live = new Map<string, Live>();
  #resting = false;

  constructor(parts: CallParts) {
    this.#parts = parts;
  }

  ask(request: ModelRequest): AskedCall {
    const key = callKey(request);
    return { key, settled: this.#follow(key, request), reason: () => this.#reason(key) };
  }

  async cancel(run: string): Promise<void> {
    const lonely = [...this.#live.values()].filter(({ call }) => call.runs.delete(run) && call.runs.size === 0);
    for (const { call } of lonely) call.abort();
    await Promise.allSettled(lonely.map(({ settled }) => settled));
  }

  async drain(): Promise<void> {
    this.#resting = true;
    const live = [...this.#live.values()];
    for (const { call } of live) call.rest();
    await Promise.allSettled(live.map(({ settled }) => settled));
  }

  /** What holds back or fails one run, or too small a limit of tokens, must not be another request's answer. */
  async #follow(key: string, request: ModelRequest): Promise<Settled> {
    for (;;) {
      if (this.#resting) return { key, state: 'pending', reason: 'paused' };
      const { call, settled } = this.#join(key, request);
      const answer = await settled;
      if (isAnswerFor(request, answer, call.request)) return answer;
    }
  }

  #join(key: string, request: ModelRequest): Live {
    const there = this.#live.get(key);
    if (there === undefined) return this.#start(key, request);
    there.call.runs.add(request.run);
    return there;
  }

  #start(key: string, request: ModelRequest): Live {
    const call = new Call(this.#parts, key, request);
    const live = { call, settled: call.live().finally(() => this.#live.delete(key)) };
    this.#live.set(key, live);
    return live;
  }

  #reason(key: string): PendingReason {
    return this.#live.get(key)?.call.reason ?? 'in_flight';
  }
}

function isAnswerFor(request: ModelRequest, answer: Settled, asked: ModelRequest): boolean {
  if (answer.state !== 'replied') return asked.run === request.run;
  return answer.reply.finish.unified !== 'length' || asked.plan.maxTokens >= request.plan.maxTokens;
}
