import { placeOf } from './language.ts';
import { forged, keep, type Kind, peer, type Shared } from './peer.ts';
import { apply, construct, getPrototypeOf, mapPrototype, RealmError, taken } from './primordials.ts';
import { take } from './form.ts';

/** Things of this side that stand for those of the other. */

/** Does on the other side what is done to a function here. */
export interface Deed {
  call: (called: Shared, receiver: unknown, given: unknown[]) => unknown;
  construct: (called: Shared, given: unknown[]) => unknown;
}

interface Settling {
  resolve: (held: unknown) => void;
  reject: (error: unknown) => void;
}

const viewClass: object = Object.getPrototypeOf(Int8Array);
const maxElements = 1_000_000;
const RealmMap = Map;
const RealmSet = Set;
const RealmDate = Date;
const RealmPattern = RegExp;
const RealmPromise = Promise;
const RealmSymbol = Symbol;
const mapGet = taken(mapPrototype, 'get');
const mapSet = taken(mapPrototype, 'set');
const settlings = new Map<unknown, Settling>();

/** Makes the thing that is told of for the first time, still empty, and takes it down. */
export function mirror(number: unknown, kind: unknown, told: unknown[], deed: Deed): Shared {
  if (typeof number !== 'number' || number % 2 === peer.next % 2 || !(number >= 0)) forged();
  const shared: Shared = { number, held: null, kind: kind as Kind, mine: false, known: null };
  shared.held = shell(shared, told, deed);
  return keep(shared);
}

function shell(shared: Shared, told: unknown[], deed: Deed): unknown {
  switch (shared.kind) {
    case 'object':
    case 'iterator':
      return {};
    case 'array':
      return [];
    case 'map':
      return new RealmMap();
    case 'set':
      return new RealmSet();
    case 'date':
      return new RealmDate(0);
    case 'error':
      return new RealmError();
    case 'pattern':
      return pattern(take(told[5]), take(told[6]));
    case 'view':
      return view(take(told[5]), take(told[4]));
    case 'symbol':
      return RealmSymbol();
    case 'promise':
      return promise(shared.number);
    case 'function':
      return constructible(shared, deed);
    case 'arrow':
      return plain(shared, deed);
    default:
      return forged();
  }
}

function pattern(source: unknown, flags: unknown): RegExp {
  if (typeof source !== 'string' || typeof flags !== 'string') return forged();
  return construct(RealmPattern, [source, flags]);
}

function view(made: unknown, members: unknown): unknown {
  const length = typeof members === 'number' ? members - 1 : -1;
  if (typeof made !== 'function' || placeOf(made) === undefined || getPrototypeOf(made) !== viewClass) return forged();
  return length >= 0 && length <= maxElements ? construct(made, [length]) : forged();
}

function promise(number: number): Promise<unknown> {
  return new RealmPromise((resolve, reject) => apply(mapSet, settlings, [number, { resolve, reject }]));
}

/** Ends the waiting for a promise of the other side. */
export function settle(number: unknown, isKept: unknown, held: unknown): void {
  const settling: Settling | undefined = apply(mapGet, settlings, [number]);
  if (settling === undefined) forged();
  apply(isKept === true ? settling.resolve : settling.reject, undefined, [held]);
}

function constructible(shared: Shared, deed: Deed): Function {
  return function (this: unknown, ...given: unknown[]): unknown {
    return new.target === undefined ? deed.call(shared, this, given) : deed.construct(shared, given);
  };
}

/** What has no prototype to give cannot be made anything of by `new`. */
function plain(shared: Shared, deed: Deed): Function {
  const holder = {
    method(this: unknown, ...given: unknown[]): unknown {
      return deed.call(shared, this, given);
    },
  };
  return taken(holder, 'method');
}
