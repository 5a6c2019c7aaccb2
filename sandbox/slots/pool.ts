import type { Enclosed, Jail } from '../jail/jail.ts';
import type { ExecutionLimits } from '../port.ts';
import type { StepReport } from './protocol.ts';
import { type OnCrossing, type Slot, SlotGone, startSlot } from './slot.ts';
import type { Turns } from './turns.ts';
import { type Breach, type Usage, watch } from './watchdog.ts';
import { within } from './within.ts';

/** Sends one step to the interpreter that a run was given. */
export type Ask = (request: string, onCrossing?: OnCrossing) => Promise<StepReport>;

/** The process of a slot whose interpreter may have so many mebibytes. */
export type Launch = (memoryMb: number) => Enclosed;

/** What became of a run; `value` is null when a limit ended it. */
export interface Ran<T> {
  value: T | null;
  breach: Breach | null;
  usage: Usage;
}

/** Slots behind one queue; each run has an interpreter that is as if no other had run before. */
export interface Pool {
  /** Rejects with `SlotGone` when the slot's process ends by itself. */
  run<T>(limits: ExecutionLimits, work: (ask: Ask) => Promise<T>): Promise<Ran<T>>;
  /** As `run`, with two interpreters in one turn, each under these limits; time is that of both. */
  runPair<T>(limits: ExecutionLimits, work: (one: Ask, other: Ask) => Promise<T>): Promise<Ran<T>>;
  close(): Promise<void>;
}

/** Runs after which a slot is replaced, whatever its state. */
const runsPerSlot = 500;

/** Milliseconds after which a reset has failed; it takes two. */
const resetMs = 10_000;

/** Mebibytes for which slots are started; a run that wants more gets one of its own. */
const usualMemoryMb = 256;

interface Seat {
  slot: Slot;
  memoryMb: number;
  runs: number;
}

export interface PoolOptions {
  /** Runs that may go on at once; pools that share a machine share them. */
  turns: Turns;
  launch: Launch;
  jail: Jail;
  /** Keep one slot more, to be warm when another has to be replaced. */
  spare: boolean;
}

/** Opens a pool; it starts its slots when they are first needed. */
export function openPool(options: PoolOptions): Pool {
  return new SlotPool(options);
}

class SlotPool implements Pool {
  readonly #turns: Turns;
  readonly #startSlot: (memoryMb: number) => Promise<Slot>;
  readonly #alive = new Set<Slot>();
  /** Seats that nobody uses, the longest started first. */
  #free: Promise<Seat>[] = [];
  /** A spare slot is wanted and not there yet. */
  #spareWanted: boolean;
  #closed = false;

  constructor({ turns, launch, jail, spare }: PoolOptions) {
    this.#turns = turns;
    this.#startSlot = (memoryMb) => startSlot(launch(memoryMb), jail);
    this.#spareWanted = spare;
  }

  run<T>(limits: ExecutionLimits, work: (ask: Ask) => Promise<T>): Promise<Ran<T>> {
    return this.#inTurn(() => this.#seated(limits, work));
  }

  runPair<T>(limits: ExecutionLimits, work: (one: Ask, other: Ask) => Promise<T>): Promise<Ran<T>> {
    return this.#inTurn(async () => {
      const outer = await this.#seated(limits, (one) => this.#seated(limits, (other) => work(one, other)));
      return {
        value: outer.value?.value ?? null,
        breach: outer.breach ?? outer.value?.breach ?? null,
        usage: sum(outer),
      };
    });
  }

  async #inTurn<T>(go: () => Promise<Ran<T>>): Promise<Ran<T>> {
    await this.#turns.take();
    try {
      const ran = await go();
      if (ran.breach === 'starved') this.#turns.narrow();
      return ran;
    } finally {
      this.#turns.give();
    }
  }

  async #seated<T>(limits: ExecutionLimits, work: (ask: Ask) => Promise<T>): Promise<Ran<T>> {
    const seat = await this.#sit(limits.memoryMb);
    return this.#watched(seat, limits, work).finally(() => this.#rise(seat));
  }

  async #watched<T>(seat: Seat, limits: ExecutionLimits, work: (ask: Ask) => Promise<T>): Promise<Ran<T>> {
    const { slot } = seat;
    seat.runs += 1;
    const guard = watch(slot.pid, limits.cpuMs, () => void this.#discard(seat).catch(() => {}));
    try {
      const value = await work((request, onCrossing) => slot.ask(request, limits.memoryMb * 1024 * 1024, onCrossing));
      const { usage, breach } = guard.stop();
      return { value: breach ? null : value, usage, breach };
    } catch (error) {
      const { usage, breach } = guard.stop();
      await this.#discard(seat);
      if (breach === null) throw error;
      return { value: null, usage, breach };
    }
  }

  async #sit(memoryMb: number): Promise<Seat> {
    const seat = await (this.#free.shift() ?? this.#start(usualMemoryMb));
    if (this.#turns.waiting() > 0) this.#prepareSpare();
    if (seat.memoryMb >= memoryMb) return seat;
    await this.#discard(seat);
    return this.#start(memoryMb);
  }

  /** Puts a seat back behind its user, or a new one in its place. */
  #rise(seat: Seat): void {
    if (this.#closed) return;
    this.#offer(this.#renew(seat));
  }

  async #renew(seat: Seat): Promise<Seat> {
    if (await this.#isFit(seat)) return seat;
    await this.#discard(seat);
    return this.#start(usualMemoryMb);
  }

  async #isFit({ slot, runs }: Seat): Promise<boolean> {
    if (!this.#alive.has(slot) || runs >= runsPerSlot) return false;
    return within(resetMs, slot.reset(), () => new SlotGone('Its reset took too long.')).catch(() => false);
  }

  #prepareSpare(): void {
    if (this.#spareWanted) this.#offer(this.#start(usualMemoryMb));
    this.#spareWanted = false;
  }

  #offer(seat: Promise<Seat>): void {
    this.#free.push(seat);
    // Whoever takes it learns of its failure; until then it is nobody's.
    seat.catch(() => {});
  }

  async #start(memoryMb: number): Promise<Seat> {
    const slot = await this.#startSlot(memoryMb);
    this.#alive.add(slot);
    if (this.#closed) await slot.kill();
    return { slot, memoryMb, runs: 0 };
  }

  async #discard({ slot }: Seat): Promise<void> {
    this.#alive.delete(slot);
    await slot.kill();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#turns.close(new SlotGone('The sandbox was closed.'));
    await Promise.allSettled(this.#free);
    await Promise.all([...this.#alive].map((slot) => slot.kill()));
  }
}

/** The processor time of both; the wall time is the outer one's. */
function sum<T>({ usage, value }: Ran<Ran<T>>): Usage {
  return { cpuMs: usage.cpuMs + (value?.usage.cpuMs ?? 0), wallMs: usage.wallMs };
}
