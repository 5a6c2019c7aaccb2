// Whoever enters, leaves, tells and tunes when: no more are let in than may be, and nobody is forgotten.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FailureType } from '../../../domain/failure.ts';
import { Line, type Slot } from '../../../models/line/line.ts';
import { ModelFailure } from '../../../models/port.ts';
import { VirtualClock } from './virtual-clock.ts';

const waits = { refusedMs: 1_000, retryMs: () => 100 };
const failures: FailureType[] = ['rate_limited', 'server_error', 'timed_out', 'unreachable', 'key_refused', 'aborted'];

type Step =
  | { kind: 'enter'; worst: number }
  | { kind: 'leave'; at: number }
  | { kind: 'answer'; at: number }
  | { kind: 'fail'; at: number; type: FailureType; afterMs: number | null }
  | { kind: 'return'; at: number }
  | { kind: 'tune'; concurrency: number; perMinute: number | null }
  | { kind: 'look again' }
  | { kind: 'wait'; ms: number };

const kind = <const Kind extends Step['kind']>(name: Kind) => ({ kind: fc.constant(name) });
const at = fc.nat(30);

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ ...kind('enter'), worst: fc.integer({ min: 1, max: 2_000 }) }) },
  { weight: 3, arbitrary: fc.record({ ...kind('answer'), at }) },
  fc.record({ ...kind('leave'), at }),
  fc.record({
    ...kind('fail'),
    at,
    type: fc.constantFrom(...failures),
    afterMs: fc.option(fc.integer({ min: 0, max: 500 })),
  }),
  fc.record({ ...kind('return'), at }),
  fc.record({
    ...kind('tune'),
    concurrency: fc.integer({ min: 1, max: 6 }),
    perMinute: fc.option(fc.constantFrom(60, 600, 60_000)),
  }),
  fc.record(kind('look again')),
  fc.record({ ...kind('wait'), ms: fc.integer({ min: 1, max: 1_500 }) }),
);

/** One that asked for a slot. */
interface Entered {
  leave: AbortController;
  /** Undefined: it waits still; null: it was sent away. */
  slot: Slot | null | undefined;
  told: boolean;
}

class Crowd {
  readonly clock = new VirtualClock();
  readonly line = new Line(this.clock, waits);
  readonly entered: Entered[] = [];

  constructor() {
    this.tune(3, null);
  }

  tune(concurrency: number, perMinute: number | null): void {
    this.line.setLimits({ concurrency, requestsPerMinute: perMinute, tokensPerMinute: perMinute });
  }

  get inside(): Entered[] {
    return this.entered.filter(({ slot, told }) => slot !== undefined && slot !== null && !told);
  }

  enter(worst: number): void {
    const one: Entered = { leave: new AbortController(), slot: undefined, told: false };
    this.entered.push(one);
    void this.line.enter(worst, one.leave.signal).then((slot) => (one.slot = slot));
  }

  tell(which: number, say: (slot: Slot) => void): void {
    const one = this.inside[which % Math.max(1, this.inside.length)];
    if (one?.slot === undefined || one.slot === null) return;
    one.told = true;
    say(one.slot);
  }

  async take(step: Step): Promise<void> {
    if (step.kind === 'enter') this.enter(step.worst);
    else if (step.kind === 'leave') this.entered[step.at]?.leave.abort();
    else if (step.kind === 'answer') this.tell(step.at, (slot) => slot.answered(5));
    else if (step.kind === 'return') this.tell(step.at, (slot) => slot.unused());
    else if (step.kind === 'fail')
      this.tell(step.at, (slot) => slot.failed(new ModelFailure({ type: step.type, message: 'no' }, step.afterMs)));
    else if (step.kind === 'tune') this.tune(step.concurrency, step.perMinute);
    else if (step.kind === 'look again') this.line.lookAgain();
    await this.clock.runUntil(this.clock.now() + (step.kind === 'wait' ? step.ms : 0));
  }
}

/** A long wait is set for, and then a short one is enough. */
const limitsThatShrink: Step[] = [
  { kind: 'tune', concurrency: 1, perMinute: 60 },
  { kind: 'enter', worst: 486 },
  { kind: 'enter', worst: 1 },
  { kind: 'fail', at: 0, type: 'rate_limited', afterMs: 1 },
];

test('no more are let in than may be at that moment, and all who wait are let in or sent away in the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 60 }), async (steps) => {
      const crowd = new Crowd();
      for (const one of steps) {
        const before = crowd.inside.length;
        await crowd.take(one);
        const { inFlight, size } = crowd.line.figures;
        expect(inFlight).toBe(crowd.inside.length);
        // Whoever was inside when the limits shrank may finish; nobody comes in above them.
        expect(inFlight).toBeLessThanOrEqual(Math.max(before, size));
      }
      crowd.tune(2, null);
      for (let rounds = 0; rounds < 500 && crowd.line.figures.waiting > 0; rounds += 1) {
        for (const _ of crowd.inside) crowd.tell(0, (slot) => slot.answered(5));
        await crowd.clock.runUntil(crowd.clock.now() + 1_000);
      }
      await crowd.clock.runUntil(crowd.clock.now());
      expect(crowd.line.figures.waiting).toBe(0);
      expect(crowd.entered.filter(({ slot }) => slot === undefined)).toEqual([]);
    }),
    { numRuns: 200, examples: [[limitsThatShrink]] },
  );
});
