import { setTimeout as sleep } from 'node:timers/promises';
import type { Collecting } from '../../client/chaos/collecting.ts';
import { Control } from '../../client/chaos/control.ts';
import { type Fault, wordsOf } from '../../client/chaos/fault.ts';
import type { Models } from '../../client/chaos/models.ts';
import type { Death } from '../../client/chaos/purchases.ts';
import { Striker } from '../../client/chaos/striker.ts';
import { Watch } from '../../client/chaos/watch.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/port.ts';

/** Calls in flight that a blow waits for, at most so many milliseconds: a busy machine recovers slowly. */
const [busy, busyMs] = [80, 120_000];

/** The share of calls bought from which there are never so many in flight. */
const nearEnd = 0.95;

/** Faults that are played to a collection one after the other, each when its models are busy. */
export class Blows {
  /** What was played, in words. */
  readonly told: string[] = [];
  readonly #store: Store;
  readonly #models: Models;
  readonly #striker: Striker;
  readonly #calls: number;

  private constructor(store: Store, models: Models, striker: Striker, calls: number) {
    this.#store = store;
    this.#models = models;
    this.#striker = striker;
    this.#calls = calls;
  }

  /** `folder`: outside the home; `calls`: that the collection takes in all. */
  static async open({ home, person, models }: Collecting, folder: string, calls: number): Promise<Blows> {
    const store = await openStore(home);
    const parts = { home, person, models, control: new Control(folder), watch: new Watch(store, models) };
    return new Blows(store, models, new Striker(parts), calls);
  }

  /** Deaths of models processes. */
  get deaths(): readonly Death[] {
    return this.#striker.deaths;
  }

  /** Which share of its calls the collection has bought. */
  get boughtShare(): number {
    return this.#models.purchases.length / this.#calls;
  }

  async strike(fault: Fault): Promise<void> {
    const end = performance.now() + busyMs;
    while (this.#models.inFlight < busy && this.boughtShare < nearEnd && performance.now() < end) await sleep(50);
    const { inFlight } = this.#models;
    const played = await this.#striker.play({ atMs: 0, choice: 0, fault }, new AbortController().signal);
    this.told.push(`${wordsOf(fault)}${played ? ` with ${inFlight} in flight` : ' (nobody there)'}`);
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}
