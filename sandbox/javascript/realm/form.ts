import { isEvaluator, placeOf, thingAt } from './language.ts';
import { hole, kindOf } from './kinds.ts';
import { forged, peer, share, sharedAt, sharedOf } from './peer.ts';
import { apply, is, isArray, isReference, RealmError, stringify, taken } from './primordials.ts';

/** How single values are written in a letter. */

const maxCharacters = 4_000_000;
const RealmBigInt = BigInt;
const wholeNumber = /^-?\d{1,100000}$/;
const test = taken(RegExp.prototype, 'test');
const special: [string, number][] = [
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['-0', -0],
];

let room = maxCharacters;

/** Before a letter is written: it may have so many characters in all. */
export function openLetter(): void {
  room = maxCharacters;
}

/** JSON of a value; what is no primitive gets a number, under which the letter tells of it. */
export function form(held: unknown): string {
  const text = written(held);
  room -= text.length + 1;
  if (room < 0) throw new RealmError('What is to be handed over is too large.');
  return text;
}

function written(held: unknown): string {
  if (held === null) return 'null';
  if (held === undefined) return '["u"]';
  if (held === hole) return '["hole"]';
  if (typeof held === 'string') return stringify(held);
  if (typeof held === 'boolean') return held ? 'true' : 'false';
  if (typeof held === 'number') return writtenNumber(held);
  if (typeof held === 'bigint') return `["b","${held}"]`;
  const place = placeOf(held);
  if (place !== undefined) return `[${place}]`;
  // What runs a text runs it where it is, and nobody else's here.
  if (peer.isTests && isEvaluator(held)) throw new RealmError('The tests do not hand over what runs a text.');
  const { number } = sharedOf(held) ?? share(held, kindOf(held));
  return `["r",${number}]`;
}

function writtenNumber(held: number): string {
  for (let at = 0; at < special.length; at += 1) {
    if (is(special[at]?.[1], held)) return `["n",${at}]`;
  }
  return `${held}`;
}

/** The value that was written; nobody vouches for what this reads. */
export function take(read: unknown): unknown {
  if (!isArray(read)) return isReference(read) ? forged() : read;
  const tag: unknown = read[0];
  const at: unknown = read[1];
  const index: unknown = read[2];
  switch (tag) {
    case 'u':
      return undefined;
    case 'hole':
      return hole;
    case 'n':
      return special[typeof at === 'number' ? at : -1]?.[1] ?? forged();
    case 'b':
      return typeof at === 'string' && apply(test, wholeNumber, [at]) ? RealmBigInt(at) : forged();
    case 'r':
      return (sharedAt(at) ?? forged()).held;
    case 'w':
    case 'g':
      return thingAt(tag, at, index) ?? forged();
    default:
      return forged();
  }
}
