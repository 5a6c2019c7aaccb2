import { setTimeout as pause } from 'node:timers/promises';
import type { Enclosed, Jail } from '../jail/jail.ts';
import type { ExecutionLimits } from '../port.ts';
import type { StepReport } from './protocol.ts';
import { type Seat, Seats } from './seats.ts';
import { type OnCrossing, type OnPart, SlotGone, startSlot } from './slot.ts';
import type { Turns } from './turns.ts';
import { type Breach, type Usage, watch } from './watchdog.ts';

/** Sends one step to the interpreter that a run was given. */
export type Ask = (request: string, onCrossing?: OnCrossing, onPart?: OnPart) => Promise<StepReport>;

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
  /** Rejects with `SlotGone` when the slot's process ends by itself, after a pause that grows while slots do nothing else. */
  run<T>(limits: ExecutionLimits, work: (ask: Ask) => Promise<T>): Promise<Ran<T>>;
  /** As `run`, with two interpreters in one turn: memory for each, time for both together. */
  runPair<T>(limits: ExecutionLimits, work: (one: Ask, other: Ask) => Promise<T>): Promise<Ran<T>>;
  close(): Promise<void>;
}

/** Milliseconds of the first pause after a lost slot, and of the longest. */
const shortestPauseMs = 100;
const longestPauseMs = 5_000;

export interface PoolOptions {
  /** Runs that may go on at once; pools that share a machine share them. */
  turns: Turns;
  launch: (memoryMb: number) => Enclosed | Promise<Enclosed>;
  jail: Jail;
  /** Keep one slot more from the second run on, to be warm when another has to be replaced. */
  spare: boolean;
}

/** Opens a pool; it starts its slots when they are first needed, and never has more than one beyond its turns. */
export function openPool(options: PoolOptions): Pool {
  return new SlotPool(options);
}

class SlotPool implements Pool {
  readonly #turns: Turns;
  readonly #seats: Seats;
  readonly #spare: boolean;
  #runs = 0;
  /** Slots lost since one last lived through a run. */
  #losses = 0;

  constructor({ turns, launch, jail, spare }: PoolOptions) {
    this.#turns = turns;
    this.#spare = spare;
    this.#seats = new Seats({
      most: turns.most + 1,
      places: turns.places,
      start: async (memoryMb) => startSlot(await launch(memoryMb), jail),
    });
  }

  run<T>(limits: ExecutionLimits, work: (ask: Ask) => Promise<T>): Promise<Ran<T>> {
    return this.#inTurn((used) =>
      this.#seated(used, limits, (seat) => this.#watched([seat], limits, () => work(asker(seat, limits)))),
    );
  }

  /** Of pairs that each have one seat, one gets its other: there is a seat more than there are turns. */
  runPair<T>(limits: ExecutionLimits, work: (one: Ask, other: Ask) => Promise<T>): Promise<Ran<T>> {
    return this.#inTurn((used) =>
      this.#seated(used, limits, (one) =>
        this.#seated(used, limits, (other) =>
          this.#watched([one, other], limits, () => work(asker(one, limits), asker(other, limits))),
        ),
      ),
    );
  }

  async #inTurn<T>(go: (used: Seat[]) => Promise<Ran<T>>): Promise<Ran<T>> {
    await this.#turns.take();
    const ran = await this.#leaving(go).catch((error) => this.#mourn(error));
    this.#losses = 0;
    if (ran.breach === 'starved') this.#turns.narrow();
    return ran;
  }

  /** Whoever ruined a slot waits until there is another: else it would be his neighbours who do. */
  async #leaving<T>(go: (used: Seat[]) => Promise<T>): Promise<T> {
    const used: Seat[] = [];
    try {
      return await go(used);
    } finally {
      if (used.some(({ ruined }) => ruined)) await this.#seats.nextStarted();
      this.#turns.give();
    }
  }

  /** A slot that dies may have a machine that cannot bear it: whoever tries again does so later, and beside fewer. */
  async #mourn(error: unknown): Promise<never> {
    if (error instanceof SlotGone && !error.outOfMemory && !this.#turns.areClosed()) {
      if (this.#losses > 0) this.#turns.narrow();
      await pause(Math.min(shortestPauseMs * 2 ** this.#losses++, longestPauseMs));
    }
    throw error;
  }

  async #seated<T>(used: Seat[], limits: ExecutionLimits, use: (seat: Seat) => Promise<T>): Promise<T> {
    const seat = await this.#seats.take(limits.memoryMb);
    used.push(seat);
    this.#runs += 1;
    if (this.#spare && this.#runs > 1) this.#seats.keepSpare();
    return use(seat).finally(() => this.#seats.give(seat));
  }

  async #watched<T>(seats: Seat[], limits: ExecutionLimits, work: () => Promise<T>): Promise<Ran<T>> {
    for (const seat of seats) seat.runs += 1;
    const discard = (): Promise<unknown> => Promise.allSettled(seats.map((seat) => this.#seats.discard(seat)));
    const clocks = seats.map(({ slot }) => slot.clock);
    const guard = watch(clocks, limits.cpuMs, () => void discard());
    try {
      const value = await work();
      const { usage, breach } = guard.stop();
      return { value: breach ? null : value, usage, breach };
    } catch (error) {
      const { usage, breach } = guard.stop();
      await discard();
      if (breach === null) throw error;
      return { value: null, usage, breach };
    }
  }

  async close(): Promise<void> {
    const reason = new SlotGone('The sandbox was closed.');
    this.#turns.close(reason);
    await this.#seats.close(reason);
  }
}

function asker(seat: Seat, { memoryMb }: ExecutionLimits): Ask {
  return async (request, onCrossing, onPart) => {
    const report = await seat.slot.ask(request, memoryMb * 1024 * 1024, onCrossing, onPart);
    seat.ruined ||= report.ending !== 'answered';
    return report;
  };
}
