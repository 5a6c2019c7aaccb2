import { append, apply, floor, isFinite, list, now, toNumber } from './primordials.ts';

/** Timers as Node has them. The realm only keeps them; whoever waits for their time is outside. */

interface Timer {
  id: number;
  due: number;
  every: number | null;
  action: () => void;
  /** The step that started it. */
  step: number;
}

let timers = list<Timer>();
let lastId = 0;
let step = 0;

/** Timers from now on belong to a new step. */
export function nextStep(): void {
  step += 1;
}

function start(action: unknown, delay: unknown, repeats: boolean, given: unknown[]): number {
  if (typeof action !== 'function') throw new TypeError('The "callback" argument must be of type function.');
  const number = toNumber(delay);
  const wait = isFinite(number) && number >= 1 ? floor(number) : 1;
  lastId += 1;
  const go = (): void => void apply(action, undefined, given);
  append(timers, { id: lastId, due: now() + wait, every: repeats ? wait : null, action: go, step });
  return lastId;
}

function remove(id: unknown): void {
  const rest = list<Timer>();
  for (let at = 0; at < timers.length; at += 1) {
    const timer = timers[at];
    if (timer && timer.id !== id) append(rest, timer);
  }
  timers = rest;
}

/** Where a pending timer comes before all others that count; undefined where there is none. */
function next(ofThisStep: boolean): Timer | undefined {
  let first: Timer | undefined;
  for (let at = 0; at < timers.length; at += 1) {
    const timer = timers[at];
    if (timer && (!ofThisStep || timer.step === step) && (!first || timer.due < first.due)) first = timer;
  }
  return first;
}

/** Milliseconds until the next timer, or -1 when none would come; optionally of those alone that this step started. */
export function untilNext(ofThisStep: boolean): number {
  const timer = next(ofThisStep);
  if (!timer) return -1;
  const wait = timer.due - now();
  return wait > 0 ? wait : 0;
}

/** Runs the next timer that is due. */
export function fireNext(): void {
  const timer = next(false);
  if (!timer || timer.due > now()) return;
  if (timer.every === null) remove(timer.id);
  else timer.due = now() + timer.every;
  timer.action();
}

/** What a program finds under these names. */
export const timerFunctions = {
  setTimeout: (action: unknown, delay?: unknown, ...given: unknown[]) => start(action, delay, false, given),
  setInterval: (action: unknown, delay?: unknown, ...given: unknown[]) => start(action, delay, true, given),
  setImmediate: (action: unknown, ...given: unknown[]) => start(action, 0, false, given),
  clearTimeout: remove,
  clearInterval: remove,
  clearImmediate: remove,
};
