import type { Lodger, Places } from './places.ts';
import { type Slot, SlotGone } from './slot.ts';
import { within } from './within.ts';

/** A slot and what it has behind it. */
export interface Seat {
  slot: Slot;
  /** Mebibytes that its interpreter may have. */
  memoryMb: number;
  runs: number;
  /** It cannot be put back to its beginning. */
  ruined: boolean;
}

/** Runs after which a slot is replaced, whatever its state. */
const runsPerSlot = 500;

/** Milliseconds after which a reset has failed; it takes one. */
const resetMs = 10_000;

/** Mebibytes for which slots are started; a run that wants more gets one of its own. */
export const usualMemoryMb = 256;

export interface SeatsOptions {
  /** Slots that may live at once. */
  most: number;
  places: Places;
  start: (memoryMb: number) => Promise<Slot>;
}

/** The slots of one pool: each is given to one user at a time, and put back to its beginning or replaced behind him. */
export class Seats implements Lodger {
  readonly #most: number;
  readonly #places: Places;
  readonly #startSlot: (memoryMb: number) => Promise<Slot>;
  readonly #alive = new Set<Slot>();
  /** Slots that outlived being killed, for `close` to say so. */
  readonly #stuck = new Set<Slot>();
  readonly #starting = new Set<Promise<void>>();
  readonly #idle: Seat[] = [];
  readonly #waiting: PromiseWithResolvers<Seat>[] = [];
  /** Who waits until a slot has started in place of one that he ruined. */
  readonly #patient: (() => void)[] = [];
  /** Slots that live or start. */
  #count = 0;
  /** Those of them that start or are put back. */
  #coming = 0;
  /** Idle slots to have ready. */
  #spares = 0;
  #closed: Error | null = null;

  constructor({ most, places, start }: SeatsOptions) {
    this.#most = most;
    this.#places = places;
    this.#startSlot = start;
  }

  /** Keeps one slot ready beside those in use. */
  keepSpare(): void {
    this.#spares = 1;
    this.#fill();
  }

  /** A seat with an interpreter that is as if no program had run; it starts when there is none. */
  async take(memoryMb: number): Promise<Seat> {
    const seat = this.#idle.pop() ?? (await this.#await());
    this.#fill();
    if (seat.memoryMb >= memoryMb) return seat;
    await this.discard(seat);
    return this.#seat(memoryMb);
  }

  /** Resolves when a slot has started, and at once while one is idle or none is on its way. */
  async nextStarted(): Promise<void> {
    if (this.#idle.length === 0 && this.#coming > 0) await new Promise<void>((resolve) => this.#patient.push(resolve));
  }

  /** Takes a seat back from its user. */
  give(seat: Seat): void {
    this.#coming += 1;
    void this.#renew(seat).catch(() => {});
  }

  /** Ends a slot; its seat has to be given back all the same. */
  async discard(seat: Seat): Promise<void> {
    const { slot } = seat;
    seat.ruined = true;
    if (!this.#alive.has(slot)) return slot.kill();
    this.#alive.delete(slot);
    try {
      await slot.kill();
    } catch (error) {
      this.#stuck.add(slot);
      throw error;
    } finally {
      this.#count -= 1;
      this.#places.give();
    }
  }

  leave(): boolean {
    const seat = this.#idle.shift();
    if (seat) void this.discard(seat).catch(() => {});
    return seat !== undefined;
  }

  async close(reason: Error): Promise<void> {
    this.#closed = reason;
    for (const { reject } of this.#waiting.splice(0)) reject(reason);
    await Promise.all(this.#starting);
    await Promise.all([...this.#alive, ...this.#stuck].map((slot) => slot.kill()));
  }

  #await(): Promise<Seat> {
    if (this.#closed) return Promise.reject(this.#closed);
    const seat = Promise.withResolvers<Seat>();
    this.#waiting.push(seat);
    this.#fill();
    return seat.promise;
  }

  #fill(): void {
    if (this.#closed) return;
    while (this.#waiting.length > this.#coming && this.#count < this.#most) this.#begin();
    const ready = this.#idle.length + this.#coming - this.#waiting.length;
    if (ready < this.#spares && this.#count < this.#most && this.#places.hasRoom()) this.#begin();
  }

  /** Starts a slot for whoever waits first. */
  #begin(): void {
    this.#coming += 1;
    const started = this.#seat(usualMemoryMb).then(
      (seat) => this.#offer(seat, 1),
      (error) => this.#disappoint(error),
    );
    this.#starting.add(started);
    void started.then(() => this.#starting.delete(started));
  }

  async #seat(memoryMb: number): Promise<Seat> {
    this.#count += 1;
    await this.#places.take(this);
    try {
      const slot = await this.#startSlot(memoryMb);
      this.#alive.add(slot);
      return { slot, memoryMb, runs: 0, ruined: false };
    } catch (error) {
      this.#count -= 1;
      this.#places.give();
      throw error;
    }
  }

  /** `started`: how many waits for a new slot it may end. */
  #offer(seat: Seat, started: number): void {
    this.#coming -= 1;
    const next = this.#waiting.shift();
    if (next) next.resolve(seat);
    else this.#idle.push(seat);
    if (!next && this.#places.areWanted()) this.leave();
    this.#tell(next ? 0 : started);
  }

  /** Ends so many waits; all of them where nothing is on its way any more. */
  #tell(count: number): void {
    for (const end of this.#patient.splice(0, this.#coming === 0 ? this.#patient.length : count)) end();
  }

  #disappoint(error: Error): void {
    this.#coming -= 1;
    this.#waiting.shift()?.reject(error);
    this.#tell(0);
  }

  async #renew(seat: Seat): Promise<void> {
    if (await this.#isFit(seat)) return this.#offer(seat, 0);
    try {
      await this.discard(seat);
    } finally {
      this.#coming -= 1;
      this.#fill();
      this.#tell(0);
    }
  }

  async #isFit({ slot, runs, ruined }: Seat): Promise<boolean> {
    if (this.#closed || ruined || runs >= runsPerSlot) return false;
    return within(resetMs, slot.reset(), () => new SlotGone('Its reset took too long.')).catch(() => false);
  }
}
