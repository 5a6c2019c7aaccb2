import { append, apply, list, mapPrototype, RealmError, taken } from './primordials.ts';

/**
 * One side of a conversation between two isolates, that of the tests and that of the program. What is no primitive has a number
 * that both know: each holds its own, and every letter tells what has changed of it.
 */

export type Kind =
  | 'object'
  | 'array'
  | 'map'
  | 'set'
  | 'date'
  | 'pattern'
  | 'view'
  | 'error'
  | 'function'
  | 'arrow'
  | 'promise'
  | 'iterator'
  | 'symbol';

/** A thing that both sides know. */
export interface Shared {
  number: number;
  held: unknown;
  kind: Kind;
  /** It was made on this side. */
  mine: boolean;
  /** What the other side knows of it; see `survey`. */
  known: unknown[] | null;
}

/** Thrown where no more can be said: the other side is gone, or it said what no honest one says. */
export const silenced = new RealmError('The program says no more.');

const mapGet = taken(mapPrototype, 'get');
const mapSet = taken(mapPrototype, 'set');

const byThing = new Map<unknown, Shared>();
const byNumber = new Map<number, Shared>();

export const all = list<Shared>();

export const peer = {
  /** The tests number what is theirs evenly, the program oddly. */
  isTests: false,
  next: 1,
  /** What came across was not in order: whatever the tests make of it, they prove nothing. */
  broken: false,
  ended: false,
};

/** Makes this side that of the tests. */
export function beTests(): void {
  if (peer.isTests) return;
  peer.isTests = true;
  peer.next = 0;
}

/** Called for whatever is no part of an honest letter. */
export function forged(): never {
  peer.broken = true;
  throw silenced;
}

export const sharedOf = (held: unknown): Shared | undefined => apply(mapGet, byThing, [held]);
export const sharedAt = (number: unknown): Shared | undefined => apply(mapGet, byNumber, [number]);

/** Gives a thing of this side its number. */
export function share(held: unknown, kind: Kind): Shared {
  const number = peer.next;
  peer.next += 2;
  return keep({ number, held, kind, mine: true, known: null });
}

/** Takes down a thing under its number, here or there. */
export function keep(shared: Shared): Shared {
  apply(mapSet, byThing, [shared.held, shared]);
  apply(mapSet, byNumber, [shared.number, shared]);
  append(all, shared);
  return shared;
}
