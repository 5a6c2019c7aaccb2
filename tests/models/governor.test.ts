import { describe, expect, test } from 'vitest';
import type { ModelPlan } from '../../domain/plan.ts';
import { createGovernor, type Governor } from '../../models/governor.ts';
import { saidLimits, unsaid } from '../../models/line/limits.ts';
import { ModelFailure } from '../../models/port.ts';
import { VirtualClock } from './line/virtual-clock.ts';
import { modelPlan } from './samples.ts';

const never = new AbortController().signal;
const minute = 60_000;
const minutes = 5;

/** What a minute allows, and how a server counts minutes. */
const allowed = { requests: 600, tokens: 60_000 };
const counts = {
  'from the clock’s full minute': {
    since: (now: number) => Math.floor(now / minute) * minute,
    again: (now: number) => Math.ceil((now + 1) / minute) * minute,
  },
  'back from this moment': {
    since: (now: number) => now - minute,
    again: (_: number, oldest: number) => oldest + minute,
  },
};
type Counting = (typeof counts)[keyof typeof counts];

/** A server that enforces its limits, and says when to come back. */
class Enforcing {
  accepted = 0;
  rejected = 0;
  tokens = 0;
  #used = 0;
  readonly #log: { at: number; tokens: number }[] = [];
  readonly #counting: Counting;

  constructor(counting: Counting) {
    this.#counting = counting;
  }

  /** Milliseconds to stay away, or null where the call is served. */
  ask(now: number, tokens: number): number | null {
    const start = this.#counting.since(now);
    while (this.#log[0] !== undefined && this.#log[0].at <= start) this.#used -= this.#log.shift()?.tokens ?? 0;
    if (this.#log.length < allowed.requests && this.#used + tokens <= allowed.tokens) {
      this.#used += tokens;
      this.#log.push({ at: now, tokens });
      this.accepted += 1;
      this.tokens += tokens;
      return null;
    }
    this.rejected += 1;
    return this.#counting.again(now, this.#log[0]?.at ?? now) - now;
  }
}

/** Calls that come without end, each taking a second and so many tokens where the worst case is ten times as many. */
async function flood(plan: ModelPlan, tokensOf: (call: number) => number, server: Enforcing, says: boolean) {
  const clock = new VirtualClock();
  const governor = createGovernor(clock, { refusedMs: minute, retryMs: () => 1_000 });
  const said = says ? saidLimits(limitHeaders) : unsaid;
  let calls = 0;
  const caller = async (): Promise<void> => {
    for (;;) await callOnce(governor, plan, tokensOf(calls++), { clock, server, said });
  };
  void Promise.all(Array.from({ length: 100 }, caller));
  await clock.runUntil(minutes * minute);
}

const limitHeaders = new Headers({
  'x-ratelimit-limit-requests': `${allowed.requests}`,
  'x-ratelimit-limit-tokens': `${allowed.tokens}`,
});

async function callOnce(
  governor: Governor,
  plan: ModelPlan,
  tokens: number,
  { clock, server, said }: { clock: VirtualClock; server: Enforcing; said: typeof unsaid },
): Promise<void> {
  const slot = await governor.enter(plan, tokens * 10, never);
  if (slot === null) throw new Error('expected a slot, found a refusal');
  const waitMs = server.ask(clock.now(), tokens);
  await clock.sleep(waitMs === null ? 1_000 : 20, never);
  governor.heard(plan, said);
  if (waitMs === null) slot.answered(tokens);
  else slot.failed(new ModelFailure({ type: 'rate_limited', message: 'slow' }, waitMs));
}

describe.each(Object.entries(counts))('against a server that counts its minutes %s', (_, counting) => {
  test.each([
    ['requests', (call: number) => 20 + (call % 50)],
    ['tokens', (call: number) => 100 + ((call * 37) % 300)],
  ])('what the plan allows of %s is used and next to nothing refused', async (what, tokensOf) => {
    const server = new Enforcing(counting);
    await flood(modelPlan({ rpm: allowed.requests, tpm: allowed.tokens }), tokensOf, server, false);
    expect(server.rejected / (server.accepted + server.rejected)).toBeLessThanOrEqual(0.01);
    const used = what === 'requests' ? server.accepted / allowed.requests : server.tokens / allowed.tokens;
    expect(used / minutes).toBeGreaterThanOrEqual(0.9);
  });

  test('what the server says of its limits is kept to as if the plan had said it', async () => {
    const server = new Enforcing(counting);
    await flood(modelPlan(), (call) => 20 + (call % 50), server, true);
    expect(server.rejected / (server.accepted + server.rejected)).toBeLessThanOrEqual(0.01);
    expect(server.accepted / allowed.requests / minutes).toBeGreaterThanOrEqual(0.9);
  });

  test('of a server that says nothing but when to come back, few calls are refused and most of its minute is used', async () => {
    const server = new Enforcing(counting);
    await flood(modelPlan(), (call) => 20 + (call % 50), server, false);
    expect(server.rejected / (server.accepted + server.rejected)).toBeLessThanOrEqual(0.08);
    expect(server.accepted / allowed.requests / minutes).toBeGreaterThanOrEqual(0.8);
  });
});

test('models are one where weights, address and key are the same, and a line’s limits change for all who share it', async () => {
  const governor = createGovernor(new VirtualClock(), { refusedMs: minute, retryMs: () => 1_000 });
  const plan = modelPlan({ concurrency: 1 });
  await governor.enter(plan, 1, never);
  const next = governor.enter({ ...plan, temperature: 1 }, 1, never);
  const elsewhere = governor.enter({ ...plan, baseURL: 'http://127.0.0.1:2/v1' }, 1, never);
  expect(await Promise.race([next, elsewhere.then(() => 'elsewhere')])).toBe('elsewhere');
  governor.tune({ ...plan, concurrency: 2 });
  expect(await next).not.toBeNull();
});

test('processes that have a line before the same model share what it allows', async () => {
  const governor = createGovernor(new VirtualClock(), { refusedMs: minute, retryMs: () => 1_000 });
  await governor.enter(modelPlan({ concurrency: 5, rpm: 600 }), 1, never);
  const [line] = governor.lines();
  if (line === undefined) throw new Error('expected a line');
  expect(line).toMatchObject({ inFlight: 1, waiting: 0, size: 5, requestsPerMinute: 600, state: 'open' });
  governor.share([line, line]);
  expect(governor.lines()[0]).toMatchObject({ size: 3, requestsPerMinute: 300 });
  governor.share([line, { ...line, name: 'another' }]);
  expect(governor.lines()[0]).toMatchObject({ size: 5, requestsPerMinute: 600 });
});
