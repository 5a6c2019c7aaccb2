import { additions, takeAdditions } from './additions.ts';
import { answered, converse, demand, forms, hear, timesAsked } from './converse.ts';
import { hasSettled, letter } from './letter.ts';
import { clearOutput, printed } from './output.ts';
import { forged } from './peer.ts';
import { form } from './form.ts';
import { arrayPrototype, defineOwn, isArray, now, setPrototypeOf, stringify } from './primordials.ts';
import { closed } from './scope.ts';
import { nextStep, untilNext } from './timers.ts';

/** What the isolate of the tests asks of the program's beyond calls, and how that one serves it. */

const gone = -3;
const endless = Number.POSITIVE_INFINITY;

/** The program's values under these names, those that it does not have left out, for a test with this text. */
export function borrow(wanted: unknown[], code: string): unknown {
  const said = demand(() => `["names",${forms(wanted)}]`);
  if (!isArray(said)) return forged();
  takeAdditions(said[1], code);
  return said[0];
}

/**
 * Lets the program go on while the tests wait, for so many milliseconds at most, or without end where it is -1. Returns the
 * milliseconds until its next timer, 0 when it has told something, -1 when nothing more is to come, -3 when it is gone.
 */
export function waitForProgram(most: number): number {
  const before = timesAsked();
  try {
    const said = converse(() => `["wait",${most}]`);
    const next: unknown = said[1];
    if (timesAsked() > before) return 0;
    return said[0] === 'waited' && typeof next === 'number' ? next : gone;
  } catch {
    return gone;
  }
}

/** A reply that is still to come: the program goes on until then. */
interface Waiting {
  until: number;
  /** Requests of the other side that had been answered when it began. */
  asked: number;
}

/** Fields of the reply, as JSON. */
let reply = '';
let waiting: Waiting | null = null;
let whole = '';

/**
 * Does what the tests ask; `named` finds what the program calls so. Returns the reply and what was printed meanwhile, as JSON; nothing
 * where it is still to come: see `untilReply`.
 */
export function serveMessage(message: string, named: (name: unknown) => unknown): string {
  reply = '"flooded":true';
  try {
    const said = hear(message);
    if (said[0] === 'wait') waiting = begin(said[1]);
    else reply = said[0] === 'names' ? spoken(names(said[1], named)) : spoken(answered(said));
  } catch (error) {
    if (error === closed) reply = '"closed":true';
  }
  return waiting === null ? finish() : '';
}

function finish(): string {
  whole = `{${reply},"printed":${printed()}}`;
  clearOutput();
  return whole;
}

/** The last reply again. */
export const takeReply = (): string => whole;

const spoken = (text: string): string => `"message":${stringify(text)}`;

function names(wanted: unknown, named: (name: unknown) => unknown): string {
  const found = {};
  nextStep();
  for (let at = 0; isArray(wanted) && at < wanted.length; at += 1) {
    const name: unknown = wanted[at];
    const held = named(name);
    if (held !== undefined && typeof name === 'string') defineOwn(found, name, held);
  }
  const added = additions();
  setPrototypeOf(added, arrayPrototype);
  return letter(() => `["value",${form([found, added])}]`);
}

function begin(most: unknown): Waiting {
  const until = typeof most === 'number' && most >= 0 ? now() + most : endless;
  return { until, asked: timesAsked() };
}

/** Milliseconds until the program can go on with what it is waited for; -2 when the reply is there. */
export function untilReply(): number {
  if (waiting === null) return -2;
  const next = untilNext(true);
  const left = waiting.until - now();
  if (next >= 0 && left > 0 && !hasSettled() && timesAsked() === waiting.asked) return next < left ? next : left;
  waiting = null;
  const told = hasSettled() ? 0 : next;
  try {
    reply = spoken(letter(() => `["waited",${told}]`));
  } catch {
    reply = '"flooded":true';
  }
  finish();
  return -2;
}
