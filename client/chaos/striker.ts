import { setTimeout as sleep } from 'node:timers/promises';
import { type KnownProcess, signalTo, whenGone } from '../../temporal-config/process.ts';
import type { Control } from './control.ts';
import type { Fault, PlannedFault, Target } from './fault.ts';
import type { Models } from './models.ts';
import { findProcesses, findSlots } from './processes.ts';
import type { Person } from './person.ts';
import type { Death } from './purchases.ts';
import type { Watch } from './watch.ts';

/** Milliseconds that a fault waits for a process to strike: it may be about to start again. */
const patienceMs = 20_000;

export interface StrikerParts {
  home: string;
  person: Person;
  models: Models;
  control: Control;
  watch: Watch;
}

/** Plays faults to one collection, and remembers what it owes to whom. */
export class Striker {
  readonly deaths: Death[] = [];
  readonly #parts: StrikerParts;

  constructor(parts: StrikerParts) {
    this.#parts = parts;
  }

  /** Resolves when it is over; false where there was nobody to play it to. `stop` ends it early. */
  async play({ fault, choice }: PlannedFault, stop: AbortSignal): Promise<boolean> {
    if (fault.kind !== 'kill' && fault.kind !== 'freeze') {
      await this.#playPlace(fault, stop);
      return true;
    }
    const struck = await this.#find(fault.target, choice, stop);
    if (struck.length === 0) return false;
    if (fault.kind === 'kill') await this.#kill(struck);
    else await freeze(struck, fault.forMs, stop);
    return true;
  }

  async #playPlace(fault: Exclude<Fault, { target: unknown }>, stop: AbortSignal): Promise<void> {
    const { control, models, home } = this.#parts;
    if (fault.kind === 'clock') return control.moveClock(fault.byMs);
    if (fault.kind === 'full disk') control.fillDisk(home);
    else models.trouble = fault.trouble;
    await pause(fault.forMs, stop);
    if (fault.kind === 'full disk') control.fillDisk(null);
    else if (models.trouble === fault.trouble) models.trouble = null;
  }

  async #kill(struck: KnownProcess[]): Promise<void> {
    const { models } = findProcesses(this.#parts.home);
    for (const known of struck) signalTo(known, 'SIGKILL');
    await Promise.all(struck.map((known) => whenGone(known, patienceMs)));
    if (models === undefined || !struck.some(({ pid }) => pid === models.pid)) return;
    this.deaths.push({ at: performance.now(), inFlight: await this.#parts.watch.callsInFlight() });
  }

  async #find(target: Target | 'everything', choice: number, stop: AbortSignal): Promise<KnownProcess[]> {
    const end = performance.now() + patienceMs;
    for (;;) {
      const found = this.#look(target, choice);
      if (found.length > 0 || performance.now() > end || stop.aborted) return found;
      await pause(50, stop);
    }
  }

  #look(target: Target | 'everything', choice: number): KnownProcess[] {
    const processes = findProcesses(this.#parts.home);
    const { command } = this.#parts.person;
    if (target === 'everything') return [...Object.values(processes), ...(command === null ? [] : [command])];
    if (target === 'command') return command === null ? [] : [command];
    if (target !== 'slot') return processes[target] === undefined ? [] : [processes[target]];
    const slots = processes.sandbox === undefined ? [] : findSlots(processes.sandbox);
    return slots.slice(Math.floor(choice * slots.length)).slice(0, 1);
  }
}

async function freeze(struck: KnownProcess[], forMs: number, stop: AbortSignal): Promise<void> {
  for (const known of struck) signalTo(known, 'SIGSTOP');
  await pause(forMs, stop);
  for (const known of struck) signalTo(known, 'SIGCONT');
}

const pause = (ms: number, stop: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal: stop }).catch(() => undefined);
