import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { establish } from '../../../models/batch/establish.ts';
import type { BatchServer, SeenBatch } from '../../../models/batch/server.ts';
import { ModelFailure } from '../../../models/port.ts';
import type { Batches, BatchRecord } from '../../../store/port.ts';
import { VirtualClock } from '../line/virtual-clock.ts';
import { modelPlan } from '../samples.ts';

const graceMs = 1_000;
const never = new AbortController().signal;

/** What becomes of one asking: heard after a while, or not at all; and then whether whoever asked hears back, or dies over it. */
interface Asking {
  heardAfterMs: number | null;
  asker: 'told' | 'untold' | 'dead';
}

const asking: fc.Arbitrary<Asking> = fc.record({
  heardAfterMs: fc.option(fc.integer({ min: 0, max: graceMs - 1 })),
  asker: fc.constantFrom('told', 'untold', 'dead'),
});

const unexpected = async (): Promise<never> => {
  throw new Error('expected nothing but what establishing needs');
};

/** A server that lists what it heard, and fails as it is told to; from then on it hears everything. */
class Hearing implements BatchServer {
  readonly heard: SeenBatch[] = [];
  readonly #clock: VirtualClock;
  readonly #askings: Asking[];
  readonly upload = unexpected;
  readonly read = unexpected;
  readonly download = unexpected;
  readonly cancel = unexpected;
  readonly remove = unexpected;

  constructor(clock: VirtualClock, askings: Asking[]) {
    this.#clock = clock;
    this.#askings = [...askings];
  }

  async create(): Promise<SeenBatch> {
    const { heardAfterMs, asker } = this.#askings.shift() ?? { heardAfterMs: 0, asker: 'told' };
    const seen = { id: `batch-${this.heard.length}`, status: 'in_progress', files: [], reason: '' };
    const heard = heardAfterMs === null ? null : this.#hear(seen, heardAfterMs);
    if (asker === 'dead') return new Promise(() => undefined);
    if (asker === 'told' && heard !== null) {
      await heard;
      return seen;
    }
    throw new ModelFailure({ type: 'connection', message: 'nobody knows' });
  }

  async look(): Promise<SeenBatch | null> {
    return this.heard[0] ?? null;
  }

  async #hear(seen: SeenBatch, ms: number): Promise<void> {
    if (ms > 0) await this.#clock.sleep(ms, never);
    this.heard.push(seen);
  }
}

/** One batch, as the store keeps it. */
function shelf(): { batches: Batches; batch: BatchRecord } {
  const named = {
    tag: 'tag',
    baseURL: 'http://127.0.0.1/v1',
    model: 'm',
    endpoint: 'chat',
    inputFile: 'file',
  } as const;
  const batch: BatchRecord = { ...named, askedAt: 0, id: null, end: null };
  const batches: Batches = {
    read: async () => ({ ...batch }),
    async askAgain(_, seen, now) {
      if (batch.askedAt !== seen || batch.id !== null) return false;
      batch.askedAt = now;
      return true;
    },
    accepted: async (_, id) => void (batch.id ??= id),
    intend: unexpected,
    find: unexpected,
    keep: unexpected,
    end: unexpected,
    leave: unexpected,
    dissolve: unexpected,
    told: async () => undefined,
    onlyFor: unexpected,
    list: unexpected,
  };
  return { batches, batch };
}

test('however many processes ask, die and ask again, the server has a batch once, and they agree on its name', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(asking, { maxLength: 8 }),
      fc.array(fc.integer({ min: 0, max: 3 * graceMs }), { maxLength: 4 }),
      async (askings, laterAt) => {
        const clock = new VirtualClock();
        const server = new Hearing(clock, askings);
        const { batches, batch } = shelf();
        const parts = { batches, server, clock, patience: { pollMs: () => 100, graceMs, refusedMs: 1_000 } };
        const names: (string | null)[] = [];
        const start = async (asked: boolean): Promise<void> => {
          names.push(await establish(parts, modelPlan(), { ...batch }, asked));
        };
        void start(false);
        for (const at of laterAt) void clock.sleep(at, never).then(() => start(true));
        await clock.runUntil(60 * graceMs);
        // The last one lives, and everything is heard from here on.
        server.create = async () => {
          const seen = { id: 'batch-last', status: 'in_progress', files: [], reason: '' };
          server.heard.push(seen);
          return seen;
        };
        void start(true);
        await clock.runUntil(120 * graceMs);
        expect(server.heard).toHaveLength(1);
        expect(new Set(names)).toEqual(new Set([batch.id]));
        expect(batch.id).toBe(server.heard[0]?.id);
      },
    ),
  );
});
