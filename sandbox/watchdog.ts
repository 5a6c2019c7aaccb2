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
  const start = readClock(pid);
  const elapsed: Elapsed = { cpuMs: 0, wallMs: 0, waitMs: 0 };
  let stoppedMs = 0;
  let last = performance.now();
  let breach: Breach | null = null;

  const look = (): void => {
    const now = performance.now();
    // A longer gap means that this process was not running: it cannot blame the other.
    const passed = Math.min(now - last, 4 * interval);
    const clock = readClock(pid);
    last = now;
    elapsed.wallMs += passed;
    if (clock?.stopped) stoppedMs += passed;
    if (start && clock) measure(elapsed, start, clock, stoppedMs);
    breach ??= breachOf(elapsed, limitMs);
  };
  const timer = setInterval(() => {
    look();
    if (breach === null) return;
    clearInterval(timer);
    onBreach();
  }, interval);
  const stop = (): { usage: Usage; breach: Breach | null } => {
    clearInterval(timer);
    const fired = breach;
    look();
    // A program that has ended has its verdict, however long it waited, unless it worked for too long.
    return {
      usage: { cpuMs: elapsed.cpuMs, wallMs: elapsed.wallMs },
      breach: fired ?? (breach === 'cpu_time' ? breach : null),
    };
  };
  return { stop };
}

function measure(elapsed: Elapsed, start: ProcessClock, now: ProcessClock, stoppedMs: number): void {
  elapsed.cpuMs = now.cpuMs - start.cpuMs;
  elapsed.waitMs = now.waitMs - start.waitMs + stoppedMs;
}
