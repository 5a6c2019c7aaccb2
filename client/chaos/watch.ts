import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../store/port.ts';
import type { Models } from './models.ts';
import { runName } from './sums.ts';

/** Milliseconds between two looks at the store. */
const lookMs = 200;

/** Dollars are kept in whole billionths. */
const tolerance = 1e-9;

/** Looks at a collection while it is disturbed. */
export class Watch {
  /** When a call was settled or a task recorded, in milliseconds of the monotonic clock: the moment of the look that found it. */
  readonly progressed: number[] = [];
  /** The most US dollars that were spent, or billed by the models, beyond the budget of that moment. */
  beyondUsd = 0;
  tasks = 0;
  recorded = 0;
  calls = 0;
  readonly #store: Store;
  readonly #models: Models;
  readonly #begun = performance.now();
  #done = 0;

  constructor(store: Store, models: Models) {
    this.#store = store;
    this.#models = models;
  }

  /** Milliseconds since something was settled or recorded. */
  get stillMs(): number {
    return performance.now() - (this.progressed.at(-1) ?? this.#begun);
  }

  /** Calls that were sent and have no reply in the journal. */
  async callsInFlight(): Promise<number> {
    if ((await this.#store.runs.get(runName)) === null) return 0;
    return (await this.#store.runs.progress(runName)).reserved.calls;
  }

  async look(): Promise<void> {
    if ((await this.#store.runs.get(runName)) === null) return;
    const { billedUsd } = this.#models;
    const { tasks, unfinished, calls, spent, reserved } = await this.#store.runs.progress(runName);
    this.tasks = tasks;
    this.recorded = tasks - unfinished;
    this.calls = calls.student.bought + calls.teacher.bought;
    if (this.recorded + this.calls > this.#done) this.progressed.push(performance.now());
    this.#done = this.recorded + this.calls;
    // Read last: it is only ever raised.
    const run = await this.#store.runs.get(runName);
    const cap = run?.plan.budget.usd ?? Number.POSITIVE_INFINITY;
    for (const beyond of [spent.usd - cap, billedUsd - cap, billedUsd - spent.usd - reserved.usd]) this.#note(beyond);
  }

  #note(usd: number): void {
    if (usd > this.beyondUsd + tolerance) this.beyondUsd = usd;
  }

  /** Resolves with the first progress, or when there is none for `ms`. */
  whenMoving(stop: AbortSignal, ms: number): Promise<void> {
    return this.#until(() => this.progressed.length > 0 || this.stillMs > ms, stop);
  }

  /** Resolves when there has been no progress for `ms`. */
  whenStill(stop: AbortSignal, ms: number): Promise<void> {
    return this.#until(() => this.stillMs > ms, stop);
  }

  async #until(isSo: () => boolean, stop: AbortSignal): Promise<void> {
    while (!stop.aborted && !isSo()) await sleep(lookMs, undefined, { signal: stop }).catch(() => undefined);
  }

  /** Looks again and again, and shows itself each time. */
  async follow(stop: AbortSignal, show: (watch: Watch) => void): Promise<void> {
    while (!stop.aborted) {
      await this.look();
      show(this);
      await sleep(lookMs, undefined, { signal: stop }).catch(() => undefined);
    }
  }
}
