import { setImmediate as pass } from 'node:timers/promises';
import type { Clock } from '../../../models/clock.ts';

interface Sleeper {
  at: number;
  wake: () => void;
}

/** A clock for many who sleep at once: it goes on to the next who wakes, as soon as nobody has anything left to do. */
export class VirtualClock implements Clock {
  readonly #sleepers = new Set<Sleeper>();
  #now = 0;

  now(): number {
    return this.#now;
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const sleeper = { at: this.#now + ms, wake: resolve };
    const leave = (): void => this.#wake(sleeper);
    this.#sleepers.add(sleeper);
    signal.addEventListener('abort', leave, { once: true });
    await promise;
    signal.removeEventListener('abort', leave);
  }

  /** Lets the time pass until then. */
  async runUntil(end: number): Promise<void> {
    for (;;) {
      await pass();
      const next = [...this.#sleepers].reduce<Sleeper | null>(sooner, null);
      if (next === null || next.at > end) break;
      this.#now = Math.max(this.#now, next.at);
      this.#wake(next);
    }
    this.#now = end;
  }

  #wake(sleeper: Sleeper): void {
    this.#sleepers.delete(sleeper);
    sleeper.wake();
  }
}

const sooner = (left: Sleeper | null, right: Sleeper): Sleeper => (left === null || right.at < left.at ? right : left);
