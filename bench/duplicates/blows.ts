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
import type { Dam } from './dam.ts';

/** Calls in flight that a blow waits for, of a hundred slots, at most so many milliseconds: less than a call may take. */
const [busy, busyMs] = [95, 60_000];

/** The share of calls bought that a blow waits for, and that from which there are never so many in flight. */
const [half, nearEnd] = [0.5, 0.95];

/** Milliseconds after which a blow has struck, though it may last longer. */
const struckMs = 1_000;

/** Faults that are played to a collection one after the other, from when half of it is bought, each when as many calls are in flight as may be. */
export class Blows {
  /** What was played, in words. */
  readonly told: string[] = [];
  readonly #store: Store;
  readonly #models: Models;
  readonly #dam: Dam;
  readonly #striker: Striker;
  readonly #calls: number;

  private constructor(store: Store, models: Models, dam: Dam, striker: Striker, calls: number) {
    this.#store = store;
    this.#models = models;
    this.#dam = dam;
    this.#striker = striker;
    this.#calls = calls;
  }

  /** `folder`: outside the home; `calls`: that the collection takes in all; `dam`: that its models' answers pass. */
  static async open({ home, person, models }: Collecting, dam: Dam, folder: string, calls: number): Promise<Blows> {
    const store = await openStore(home);
    const parts = { home, person, models, control: new Control(folder), watch: new Watch(store, models) };
    return new Blows(store, models, dam, new Striker(parts), calls);
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
    await this.#whenBusy(wordsOf(fault), async () => {
      const playing = this.#striker.play({ atMs: 0, choice: 0, fault }, new AbortController().signal);
      // What a frozen process is sent waits for it in its sockets.
      void Promise.race([playing, sleep(struckMs)]).then(() => this.#dam.open());
      return playing;
    });
  }

  /** Waits until two models processes have calls in flight, and then that all slots have. */
  async untilTwo(): Promise<void> {
    while ((await this.#store.lines.read()).filter(({ inFlight }) => inFlight > 0).length < 2) {
      if (this.boughtShare >= nearEnd) throw new Error('Expected two models processes at work, found one to the end.');
      await sleep(200);
    }
    await this.#whenBusy('two at work', async () => true);
  }

  close(): Promise<void> {
    return this.#store.close();
  }

  async #whenBusy(name: string, happening: () => Promise<boolean>): Promise<void> {
    while (this.boughtShare < half) await sleep(50);
    this.#dam.shut();
    try {
      const end = performance.now() + busyMs;
      while (this.#models.inFlight < busy && this.boughtShare < nearEnd && performance.now() < end) await sleep(50);
      const { inFlight } = this.#models;
      const happened = await happening();
      this.told.push(`${name}${happened ? ` with ${inFlight} in flight` : ' (nobody there)'}`);
    } finally {
      this.#dam.open();
    }
  }
}
