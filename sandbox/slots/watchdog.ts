import type { Clock, Reading } from './clock.ts';

/** Why a run was ended from outside. `starved`: the machine gave it no processor, which says nothing about the program. */
export type Breach = 'cpu_time' | 'wall_time' | 'starved';

/** Milliseconds since the watch began. */
export interface Usage {
  cpuMs: number;
  wallMs: number;
}

export interface Watch {
  /** Ends the watch, and says which limit was passed; processor time counts up to this moment. */
  stop(): { usage: Usage; breach: Breach | null };
}

/** Between two looks, in milliseconds. */
const interval = 25;

/** A program that sleeps may do so for this many times its processor time. */
const idleFactor = 3;

/** A program that waits for a processor this many times its limit was never given a chance. */
const starvedFactor = 30;

interface Elapsed extends Usage {
  waitMs: number;
}

/** Tells what an elapsed time means for a limit; without a processor clock only wall time is known. */
export function breachOf({ cpuMs, wallMs, waitMs }: Elapsed, limitMs: number): Breach | null {
  if (cpuMs > limitMs) return 'cpu_time';
  if (waitMs > starvedFactor * limitMs) return 'starved';
  return wallMs - waitMs > idleFactor * limitMs ? 'wall_time' : null;
}

/**
 * Watches the processes of one run on this process's clock and calls back once, when they pass a limit together: while one
 * of them works for the other, the other's waiting is not sleep.
 */
export function watch(clocks: Clock[], limitMs: number, onBreach: () => void): Watch {
  return new RunWatch(clocks, limitMs, onBreach);
}

class RunWatch implements Watch {
  readonly #hands: Hand[];
  readonly #limitMs: number;
  readonly #timer: NodeJS.Timeout;
  readonly #elapsed: Elapsed = { cpuMs: 0, wallMs: 0, waitMs: 0 };
  #stoppedMs = 0;
  #last = performance.now();
  #breach: Breach | null = null;

  constructor(clocks: Clock[], limitMs: number, onBreach: () => void) {
    this.#hands = clocks.map((clock) => new Hand(clock));
    this.#limitMs = limitMs;
    this.#timer = setInterval(() => {
      this.#breach = this.#look();
      if (this.#breach === null) return;
      clearInterval(this.#timer);
      onBreach();
    }, interval);
  }

  #look(): Breach | null {
    const now = performance.now();
    // A longer gap means that this process was not running: it cannot blame the other.
    const passed = Math.min(now - this.#last, 4 * interval);
    this.#last = now;
    this.#elapsed.wallMs += passed;
    this.#measure(passed);
    return breachOf(this.#elapsed, this.#limitMs);
  }

  #measure(passed: number): void {
    const readings = this.#hands.map((hand) => hand.read());
    if (readings.some(({ stopped }) => stopped)) this.#stoppedMs += passed;
    this.#elapsed.cpuMs = readings.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
    this.#elapsed.waitMs = readings.reduce((sum, { waitMs }) => sum + waitMs, this.#stoppedMs);
  }

  stop(): { usage: Usage; breach: Breach | null } {
    clearInterval(this.#timer);
    const last = this.#look();
    const { cpuMs, wallMs } = this.#elapsed;
    // A program that has ended has its verdict, however long it waited, unless it worked for too long.
    return { usage: { cpuMs, wallMs }, breach: this.#breach ?? (last === 'cpu_time' ? last : null) };
  }
}

const zero: Reading = { cpuMs: 0, waitMs: 0, stopped: false };

/** A clock from the beginning of a watch; when its process is gone it stands where it was. */
class Hand {
  readonly #clock: Clock;
  readonly #start: Reading;
  #last = zero;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#start = clock.read() ?? zero;
  }

  read(): Reading {
    const now = this.#clock.read();
    if (now === null) return this.#last;
    const { cpuMs, waitMs } = this.#start;
    this.#last = { cpuMs: now.cpuMs - cpuMs, waitMs: now.waitMs - waitMs, stopped: now.stopped };
    return this.#last;
  }
}
