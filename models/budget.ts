import type { Calls, Spend } from '../store/port.ts';

/** The money of runs. What the store decides, this turns into waiting where a call in flight may still give something back. */
export interface Budget {
  /** Takes a call's worst case. `later`: not before a call in flight gives back; `over`: not at all. */
  reserve(key: string, run: string, spend: Spend): Promise<'reserved' | 'later' | 'over'>;
  /** Says that a reservation of the run was settled. */
  settled(run: string): void;
  /** Resolves when a call that had to wait may try again, or when the signal ends the wait. */
  room(run: string, signal: AbortSignal): Promise<void>;
}

export function createBudget(calls: Pick<Calls, 'reserve'>): Budget {
  const purses = new Map<string, Purse>();
  const purseOf = (run: string): Purse => {
    const purse = purses.get(run) ?? new Purse();
    purses.set(run, purse);
    return purse;
  };
  return {
    reserve: (key, run, spend) => purseOf(run).take(() => calls.reserve(key, run, spend)),
    settled: (run) => purseOf(run).giveBack(),
    room: (run, signal) => purseOf(run).room(signal),
  };
}

class Purse {
  /** Reservations that are open in this process, and how many were settled so far. */
  #open = 0;
  #settled = 0;
  readonly #waiting = new Set<() => void>();

  async take(reserve: () => Promise<boolean>): Promise<'reserved' | 'later' | 'over'> {
    const settledBefore = this.#settled;
    if (!(await reserve())) return this.#open > 0 || this.#settled > settledBefore ? 'later' : 'over';
    this.#open += 1;
    this.#wake(1);
    return 'reserved';
  }

  /** Wakes one, and each that finds room wakes the next: a thousand must not ask the store for the room of one. */
  giveBack(): void {
    this.#open -= 1;
    this.#settled += 1;
    this.#wake(this.#open === 0 ? this.#waiting.size : 1);
  }

  async room(signal: AbortSignal): Promise<void> {
    if (this.#open === 0 || signal.aborted) return;
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
