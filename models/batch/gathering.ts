import type { Clock } from '../clock.ts';
import { type ModelRequest, Postponed } from '../port.ts';
import { pause } from './patience.ts';

/** A call that waits for a batch to go with. */
export interface Gathered {
  key: string;
  request: ModelRequest;
  /** Its line of the file. */
  line: string;
  /** Whether nobody wants it to go any more. */
  readonly gone: boolean;
  /** From now on it goes, whoever stops waiting: that it may be sent is written down before anything else can happen. */
  board(): void;
  /** Ends its waiting. */
  reject(reason: unknown): void;
}

/** What one batch may hold. A file is built in memory, so it is kept well under what servers take. */
export interface BatchLimits {
  calls: number;
  bytes: number;
}

export const defaultLimits: BatchLimits = { calls: 50_000, bytes: 64_000_000 };

/** Calls of one model that go together: `depart` is given them when the first has waited long enough, or no more fit. */
export class Gathering {
  readonly #clock: Clock;
  readonly #limits: BatchLimits;
  readonly #depart: (gathered: Gathered[]) => void;
  #waiting = new Set<Gathered>();
  #bytes = 0;

  constructor(clock: Clock, limits: BatchLimits, depart: (gathered: Gathered[]) => void) {
    this.#clock = clock;
    this.#limits = limits;
    this.#depart = depart;
  }

  /** Waits for a batch; rejects with what became of the call there. The signals end the waiting. */
  async add(call: Pick<Gathered, 'key' | 'request' | 'line'>, waitMs: number, signals: AbortSignal[]): Promise<never> {
    const { promise, reject } = Promise.withResolvers<never>();
    const left = AbortSignal.any(signals);
    let boarded = false;
    const gathered: Gathered = {
      ...call,
      get gone() {
        return left.aborted && !boarded;
      },
      board: () => void (boarded = true),
      reject,
    };
    const leave = (): void => (boarded ? reject(new Postponed('batch')) : this.#leave(gathered));
    left.addEventListener('abort', leave, { once: true });
    this.#enter(gathered, waitMs);
    if (left.aborted) leave();
    return promise.finally(() => left.removeEventListener('abort', leave));
  }

  #enter(gathered: Gathered, waitMs: number): void {
    const bytes = sizeOf(gathered);
    if (this.#bytes + bytes > this.#limits.bytes) this.#go();
    this.#waiting.add(gathered);
    this.#bytes += bytes;
    if (this.#waiting.size === 1) void this.#goAfter(waitMs, this.#waiting);
    if (this.#waiting.size >= this.#limits.calls) this.#go();
  }

  #leave(gathered: Gathered): void {
    if (this.#waiting.delete(gathered)) this.#bytes -= sizeOf(gathered);
    gathered.reject(new Postponed('paused'));
    // Whoever comes next is the first again.
    if (this.#waiting.size === 0) this.#waiting = new Set();
  }

  async #goAfter(ms: number, waiting: Set<Gathered>): Promise<void> {
    await pause(this.#clock, ms);
    if (waiting === this.#waiting) this.#go();
  }

  #go(): void {
    const going = [...this.#waiting];
    this.#waiting = new Set();
    this.#bytes = 0;
    if (going.length > 0) this.#depart(going);
  }
}

/** A line break follows each. */
const sizeOf = ({ line }: Gathered): number => Buffer.byteLength(line) + 1;
