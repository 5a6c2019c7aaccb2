import { describe } from './fault.ts';
import { fill } from './fill.ts';
import { form, openLetter, take } from './form.ts';
import { type Deed, mirror, settle } from './mirror.ts';
import { all, forged, peer, type Shared, sharedAt, silenced } from './peer.ts';
import { append, apply, getOwnPropertyDescriptor, has, isArray, list, parseJson, promiseThen } from './primordials.ts';
import { isStill, isStillList, survey } from './survey.ts';

/** What one side says, with all that the other has to know beforehand: what things have changed, and which promises were kept. */

interface Settled {
  number: number;
  isKept: boolean;
  held: unknown;
}

let settled = list<Settled>();
/** Other promises than those of the last letter have been kept or broken. */
export const hasSettled = (): boolean => settled.length > 0;

/** A letter; throws when it would be too large, and nothing can be said any more. */
export function letter(saying: () => string): string {
  openLetter();
  try {
    const said = saying();
    const kept = writeSettled();
    return `[${news()},${kept},${said}]`;
  } catch (error) {
    peer.ended = true;
    throw error;
  }
}

function writeSettled(): string {
  let text = '';
  for (let at = 0; at < settled.length; at += 1) {
    const { number, isKept, held } = settled[at] ?? { number: -1, isKept: false, held: null };
    // What the tests made of an error, and expected, is nothing for the program.
    const account = form(isKept || peer.isTests ? '' : describe(held));
    text += `${at === 0 ? '' : ','}[${number},${isKept},${form(held)},${account}]`;
  }
  settled = list();
  return `[${text}]`;
}

/** The things that are not as the other side knows them; telling of one may bring others to the end of the list. */
function news(): string {
  let text = '';
  for (let at = 0; at < all.length; at += 1) {
    const shared = all[at];
    const told = shared && changed(shared);
    if (!told) continue;
    shared.known = told;
    text += `${text === '' ? '' : ','}[${shared.number},"${shared.kind}"${formsOf(told)}]`;
  }
  return `[${text}]`;
}

function changed({ held, kind, known, number, mine }: Shared): unknown[] | null {
  if (known !== null && (kind === 'arrow' || kind === 'promise' || kind === 'symbol')) return null;
  if (known !== null && kind === 'array' && isStillList(held, known)) return null;
  if (known === null && kind === 'promise' && mine) follow(held, number);
  const told = survey(held, kind);
  return known !== null && isStill(told, known) ? null : told;
}

function follow(held: unknown, number: number): void {
  const note = (isKept: boolean) => (result: unknown) => append(settled, { number, isKept, held: result });
  apply(promiseThen, held, [note(true), note(false)]);
}

function formsOf(told: unknown[]): string {
  let text = '';
  for (let at = 0; at < told.length; at += 1) text += `,${form(told[at])}`;
  return text;
}

/** What the other side says, after all that it tells beforehand was taken in. */
export function readLetter(text: string, deed: Deed, onThrown: (error: unknown, account: unknown) => void): unknown[] {
  try {
    const read: unknown = parseJson(text);
    if (!isArray(read) || !isArray(read[0]) || !isArray(read[1]) || !isArray(read[2])) return forged();
    takeNews(read[0], deed);
    takeSettled(read[1], onThrown);
    return read[2];
  } catch {
    peer.broken = true;
    throw silenced;
  }
}

/** All things first, and what they hold after, for they may hold one another. */
function takeNews(told: unknown[], deed: Deed): void {
  for (let at = 0; at < told.length; at += 1) {
    const item: unknown = told[at];
    if (!isArray(item)) forged();
    const known = sharedAt(item[0]);
    if (known === undefined) mirror(item[0], item[1], item, deed);
    else if (known.kind !== item[1]) forged();
  }
  for (let at = 0; at < told.length; at += 1) takeItem(told[at] as unknown[]);
}

function takeItem(item: unknown[]): void {
  const shared = sharedAt(item[0]) ?? forged();
  const told = list<unknown>();
  for (let at = 2; at < item.length; at += 1) append(told, take(item[at]));
  if (!isOpen(shared)) return;
  fill(shared, told);
  shared.known = survey(shared.held, shared.kind);
}

/** What the program may change of the tests': data that it was given. What their functions and classes do stays theirs. */
function isOpen({ held, kind, mine }: Shared): boolean {
  if (!mine || !peer.isTests) return true;
  if (kind === 'function' || kind === 'arrow' || kind === 'error' || kind === 'pattern' || kind === 'iterator')
    return false;
  const made = kind === 'object' ? getOwnPropertyDescriptor(held as object, 'constructor') : undefined;
  return !(made && has(made, 'value') && made.enumerable !== true);
}

function takeSettled(told: unknown[], onThrown: (error: unknown, account: unknown) => void): void {
  for (let at = 0; at < told.length; at += 1) {
    const item: unknown = told[at];
    if (!isArray(item)) forged();
    const held = take(item[2]);
    if (item[1] !== true) onThrown(held, item[3]);
    settle(item[0], item[1], held);
  }
}
