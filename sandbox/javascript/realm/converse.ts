import { describe } from './fault.ts';
import { form, take } from './form.ts';
import { letter, readLetter } from './letter.ts';
import { noteMade } from './conversion.ts';
import type { Deed } from './mirror.ts';
import { peer, type Shared, sharedOf, silenced } from './peer.ts';
import { apply, construct, isArray, isReference, list, mapPrototype, RealmError, taken } from './primordials.ts';

/** The conversation itself: a request crosses and gets a reply, and before that perhaps requests of the other side. */

/** A function of the process around this isolate, as isolated-vm hands it in; the calling thread waits for its promise. */
export interface Foreign {
  applySyncPromise(receiver: undefined, given: [string]): string;
}

const maxNesting = 150;
const mapGet = taken(mapPrototype, 'get');
const mapSet = taken(mapPrototype, 'set');
const accounts = new Map<unknown, unknown>();

let nesting = 0;
/** Asked by the other side in the middle of something: it may have left something to do. */
let asked = 0;
export const timesAsked = (): number => asked;
let carry = (_letter: string): string => 'ended';

/** Gives the realm its way out. What is kept is a closure: the foreign function itself is nobody's to find. */
export function provideCrossing(foreign: Foreign): void {
  carry = (text) => foreign.applySyncPromise(undefined, [text]);
}

/** What the program's own interpreter says of an error that it threw; null for all others. */
export function accountOf(error: unknown): string | null {
  const account: unknown = isReference(error) ? apply(mapGet, accounts, [error]) : null;
  return typeof account === 'string' ? account : null;
}

function noteThrown(error: unknown, account: unknown): void {
  if (isReference(error) && sharedOf(error)?.mine === false) apply(mapSet, accounts, [error, account]);
}

const deed: Deed = {
  call: (called, receiver, given) =>
    demand(() => `["call",${form(called.held)},${form(crossing(called, receiver))},${forms(given)}]`),
  construct: (called, given) => {
    const made = demand(() => `["new",${form(called.held)},${forms(given)}]`);
    noteMade(made);
    return made;
  },
};

/** A list of tests in which a function of the program stands is nothing that the function is called on. */
function crossing({ held }: Shared, receiver: unknown): unknown {
  if (!isArray(receiver) || sharedOf(receiver)?.mine === false) return receiver;
  for (let at = 0; at < receiver.length; at += 1) if (receiver[at] === held) return undefined;
  return receiver;
}

export function forms(given: unknown[]): string {
  let text = '';
  for (let at = 0; at < given.length; at += 1) text += (at === 0 ? '' : ',') + form(given[at]);
  return `[${text}]`;
}

function send(text: string): unknown[] {
  const answer = carry(text);
  if (answer === 'ended') {
    peer.ended = true;
    throw silenced;
  }
  return hear(answer);
}

/** Reads a letter; things that it brings for the first time will ask this side. */
export const hear = (text: string): unknown[] => readLetter(text, deed, noteThrown);

/** What the other side answers in the end, as it says it. */
export function converse(saying: () => string): unknown[] {
  if (peer.ended || peer.broken) throw silenced;
  if (nesting >= maxNesting) throw new RealmError('The tests and the program call each other too deeply.');
  nesting += 1;
  try {
    let said = send(letter(saying));
    while (said[0] === 'call' || said[0] === 'new') said = send(answered(said));
    return said;
  } finally {
    nesting -= 1;
  }
}

/** The other side's reply, as a value or as what it threw. */
export function demand(saying: () => string): unknown {
  const said = converse(saying);
  const isThrown = said[0] === 'thrown';
  if (!isThrown && said[0] !== 'value') refuse();
  const held = take(said[1]);
  if (!isThrown) return held;
  noteThrown(held, said[2]);
  throw held;
}

function refuse(): never {
  peer.broken = true;
  throw silenced;
}

/** The letter with what became of the other side's request. */
export function answered(said: unknown[]): string {
  asked += 1;
  let value: unknown;
  let isThrown = false;
  try {
    value = perform(said);
  } catch (error) {
    if (error === silenced) throw error;
    isThrown = true;
    value = error;
  }
  return isThrown
    ? letter(() => `["thrown",${form(value)},${form(peer.isTests ? '' : describe(value))}]`)
    : letter(() => `["value",${form(value)}]`);
}

function perform(said: unknown[]): unknown {
  const called = take(said[1]);
  const isNew = said[0] === 'new';
  const given: unknown = isNew ? said[2] : said[3];
  if (typeof called !== 'function' || sharedOf(called)?.mine !== true || !isArray(given)) return refuse();
  const values = list<unknown>();
  for (let at = 0; at < given.length; at += 1) values[at] = take(given[at]);
  return isNew ? construct(called, values) : apply(called, take(said[2]), values);
}
