// Whoever claims, reserves, tells, dies and wakes when: held against a model of who may send, and of what was paid.
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bootClock, ownerOf } from '../../store/owner.ts';
import { frozenMs } from '../../store/holders.ts';
import type { LeaseOwner, Store } from '../../store/port.ts';
import { temporaryHome } from '../support/temporary-home.ts';
import { openedStore } from './opened-store.ts';
import { call, me, newRun, reply } from './samples.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'hrtime'] }));
afterEach(() => void vi.useRealTimers());

/** Two processes that live, and one that dies with whatever it does. */
const owners: { owner: LeaseOwner; lives: boolean }[] = [
  { owner: me, lives: true },
  { owner: ownerOf(process.ppid), lives: true },
  { owner: { ...me, startTime: me.startTime - 1 }, lives: false },
];

type Act = 'claim' | 'reserve' | 'settle' | 'fail' | 'release' | 'stand still';

interface Step {
  who: number;
  key: number;
  act: Act;
  cents: number;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    who: fc.nat(owners.length - 1),
    key: fc.nat(1),
    act: fc.constantFrom<Act>('claim', 'claim', 'reserve', 'reserve', 'settle', 'fail', 'release', 'stand still'),
    cents: fc.integer({ min: 1, max: 50 }),
  }),
  { minLength: 10, maxLength: 60 },
);

/** What must be so of one call. */
class ExpectedCall {
  reply: string | null = null;
  holder: { who: number; since: number } | null = null;
  reserved: { who: number; cents: number } | null = null;
  spentCents = 0;
  /** Who was given a lease and has not told what became of it, and whether it sent. */
  readonly believes = new Map<number, { sent: boolean }>();

  mayClaim(who: number): boolean {
    if (this.holder === null || this.holder.who === who) return true;
    return !owners[this.holder.who]?.lives || bootClock() - this.holder.since >= frozenMs;
  }

  claimed(who: number): void {
    if (this.holder !== null && this.holder.who !== who) this.lose();
    const kept = this.holder?.who === who;
    this.holder = { who, since: bootClock() };
    if (!kept) this.believes.set(who, { sent: false });
  }

  reserve(who: number, cents: number): void {
    this.lose();
    this.reserved = { who, cents };
    this.believes.set(who, { sent: true });
  }

  /** Nobody will tell what it took. */
  lose(): void {
    this.spentCents += this.reserved?.cents ?? 0;
    this.reserved = null;
  }

  end(who: number, cents: number): void {
    this.believes.delete(who);
    if (this.holder?.who !== who) return;
    if (this.reserved !== null) this.spentCents += cents;
    this.reserved = null;
    this.holder = null;
  }
}

async function take(
  store: Store,
  run: string,
  { who, key: at, act, cents }: Step,
  expected: ExpectedCall,
): Promise<void> {
  const [key, owner] = [`${run}-${at}`, owners[who]?.owner ?? me];
  const spend = { usd: cents / 100, calls: 1, tokens: cents };
  const belief = expected.believes.get(who);
  if (act === 'stand still') vi.advanceTimersByTime(frozenMs / 2);
  else if (act === 'claim') {
    const claim = await store.calls.claim(call(key, { run }), owner);
    if (expected.reply !== null)
      return expect(claim).toMatchObject({ state: 'replied', reply: { text: expected.reply } });
    expect(claim.state).toBe(expected.mayClaim(who) ? 'leased' : 'taken');
    if (claim.state === 'leased') expected.claimed(who);
  } else if (belief === undefined) return;
  else if (act === 'reserve') {
    if (expected.holder?.who !== who) return expect(store.calls.reserve(key, run, spend)).rejects.toThrow(/ran out/);
    expect(await store.calls.reserve(key, run, spend)).toBe('reserved');
    expected.reserve(who, cents);
  } else if (act === 'release') {
    // Nothing was sent, so nothing is owed.
    await store.calls.release(key);
    expected.end(who, 0);
  } else if (belief.sent) {
    const price = { usd: 0.01, calls: 1, tokens: 1 };
    if (act === 'settle') {
      await store.calls.settle(key, reply(`${who}`), price);
      expected.reply ??= `${who}`;
    } else await store.calls.fail(key, { type: 'timed_out', message: 'Late.' }, price, true);
    expected.end(who, 1);
  }
}

test('However processes claim, send, die, stand still and wake, one at a time may send, the first reply stays, and each send is paid once.', async () => {
  const home = temporaryHome();
  // Each on this thread, whose clock is the test's.
  const stores = [await openedStore(home), await openedStore(home), await openedStore(home)];
  const [first] = stores;
  if (first === undefined) throw new Error('expected a store');
  let rounds = 0;
  const holds = async (walk: Step[]): Promise<void> => {
    const run = `run-${rounds++}`;
    await first.runs.create(newRun(run, 1));
    const calls = [new ExpectedCall(), new ExpectedCall()];
    for (const step of walk) {
      const expected = calls[step.key] ?? new ExpectedCall();
      await take(stores[step.who] ?? first, run, step, expected);
      const { spent, reserved } = await first.runs.progress(run);
      const sum = (figure: (one: ExpectedCall) => number): number => calls.reduce((all, one) => all + figure(one), 0);
      expect(Math.round(spent.usd * 100)).toBe(sum(({ spentCents }) => spentCents));
      expect(Math.round(reserved.usd * 100)).toBe(sum((one) => one.reserved?.cents ?? 0));
    }
    // A later round's processes remember nothing of this one.
    for (const [at, { believes }] of calls.entries())
      for (const who of believes.keys()) await (stores[who] ?? first).calls.release(`${run}-${at}`);
  };
  await fc.assert(fc.asyncProperty(steps, holds), { numRuns: 80 });
});
