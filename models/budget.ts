import type { Calls, Spend } from '../store/port.ts';
import type { Clock } from './clock.ts';

const never = new AbortController().signal;

/** The money of runs, and of their home. What the store decides, this turns into waiting where a call in flight may still give back. */
export interface Budget {
  /**
   * Takes a call's worst case. `over`: it will not fit; `batch`: not before a batch has ended; else, where it does not fit yet, what
   * says when to try again.
   */
  reserve(key: string, run: string, spend: Spend, forBatch: boolean): Promise<'reserved' | 'over' | 'batch' | Later>;
  /** Says that a reservation of the run was settled, or is a batch's from now on. */
  settled(run: string): void;
}

export interface Later {
  /** Resolves when a call that had to wait may try again, or when the signal ends the wait. */
  room(signal: AbortSignal): Promise<void>;
}

/** `lookMs`: milliseconds between looks at money that another process holds. */
export function createBudget(calls: Pick<Calls, 'reserve'>, clock: Clock, lookMs: number): Budget {
  const newPurse = (): Purse => new Purse(() => clock.sleep(lookMs, never));
  const home = newPurse();
  const purses = new Map<string, Purse>();
  const purseOf = (run: string): Purse => {
    const purse = purses.get(run) ?? newPurse();
    purses.set(run, purse);
    return purse;
  };
  return {
    async reserve(key, run, spend, forBatch) {
      const purse = purseOf(run);
      const [runBefore, homeBefore] = [purse.settled, home.settled];
      const reserved = await calls.reserve(key, run, spend, forBatch);
      if (reserved === 'over_for_now') return purse.mayGiveBack(runBefore) ? purse : purse.elsewhere;
      if (reserved === 'over_run') return purse.mayGiveBack(runBefore) ? purse : purse.over();
      if (reserved === 'over_with_batch') return purse.mayGiveBack(runBefore) ? purse : 'batch';
      if (reserved === 'over_home') return home.mayGiveBack(homeBefore) ? home : purse.over();
      for (const taken of [purse, home]) taken.take();
      return 'reserved';
    },
    settled(run) {
      for (const settled of [purseOf(run), home]) settled.giveBack();
    },
  };
}

/** What is reserved from this process. */
class Purse implements Later {
  /** For what other processes hold, who wake nobody here: one call looks now and then. */
  readonly elsewhere: Later = { room: (signal) => this.#roomElsewhere(signal) };
  readonly #pause: () => Promise<void>;
  #open = 0;
  #settled = 0;
  #looking = false;
  readonly #waiting = new Set<() => void>();

  /** `pause`: between two looks. */
  constructor(pause: () => Promise<void>) {
    this.#pause = pause;
  }

  /** How many reservations were settled so far. */
  get settled(): number {
    return this.#settled;
  }

  /** Whether something is in flight, or was when `before` had been settled. */
  mayGiveBack(before: number): boolean {
    return this.#open > 0 || this.#settled > before;
  }

  take(): void {
    this.#open += 1;
    this.#wake(1);
  }

  /** Wakes one, and each that finds room wakes the next: a thousand must not ask the store for the room of one. */
  giveBack(): void {
    this.#open -= 1;
    this.#settled += 1;
    this.#wake(this.#open === 0 ? this.#waiting.size : 1);
  }

  /** Nobody will give anything back, so whoever waits is to be told, too. */
  over(): 'over' {
    this.#wake(this.#waiting.size);
    return 'over';
  }

  async room(signal: AbortSignal): Promise<void> {
    if (this.#open > 0) await this.#wait(signal);
  }

  async #roomElsewhere(signal: AbortSignal): Promise<void> {
    const waited = this.#wait(signal);
    void this.#keepLooking();
    await waited;
  }

  async #keepLooking(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    while (this.#waiting.size > 0) {
      await this.#pause();
      this.#wake(1);
    }
    this.#looking = false;
  }

  async #wait(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.add(resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
    await promise;
    this.#waiting.delete(resolve);
  }

  #wake(count: number): void {
    for (const wake of [...this.#waiting].slice(0, count)) {
      this.#waiting.delete(wake);
      wake();
    }
  }
}
