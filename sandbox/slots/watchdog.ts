import { type ProcessClock, readClock } from './clock.ts';

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

/** Watches a process on this process's clock and calls back once, when it passes a limit. */
export function watch(pid: number, limitMs: number, onBreach: () => void): Watch {
  return new ProcessWatch(pid, limitMs, onBreach);
}

class ProcessWatch implements Watch {
  readonly #pid: number;
  readonly #limitMs: number;
  readonly #start: ProcessClock | null;
  readonly #timer: NodeJS.Timeout;
  readonly #elapsed: Elapsed = { cpuMs: 0, wallMs: 0, waitMs: 0 };
  #stoppedMs = 0;
  #last = performance.now();
  #breach: Breach | null = null;

  constructor(pid: number, limitMs: number, onBreach: () => void) {
    this.#pid = pid;
    this.#limitMs = limitMs;
    this.#start = readClock(pid);
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
    this.#measure(readClock(this.#pid), passed);
    return breachOf(this.#elapsed, this.#limitMs);
  }

  #measure(clock: ProcessClock | null, passed: number): void {
    if (!this.#start || !clock) return;
    if (clock.stopped) this.#stoppedMs += passed;
    this.#elapsed.cpuMs = clock.cpuMs - this.#start.cpuMs;
    this.#elapsed.waitMs = clock.waitMs - this.#start.waitMs + this.#stoppedMs;
  }

  stop(): { usage: Usage; breach: Breach | null } {
    clearInterval(this.#timer);
    const last = this.#look();
    const { cpuMs, wallMs } = this.#elapsed;
    // A program that has ended has its verdict, however long it waited, unless it worked for too long.
    return { usage: { cpuMs, wallMs }, breach: this.#breach ?? (last === 'cpu_time' ? last : null) };
  }
}
