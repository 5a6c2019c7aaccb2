import { intrinsic, intrinsicCount } from './intrinsics.ts';
import { apply, evaluate, isReference, mapPrototype, setPrototype, taken } from './primordials.ts';

/** What both sides have because it is the language's own: it crosses by its place, and each side finds its own there. */

const mapGet = taken(mapPrototype, 'get');
const mapSet = taken(mapPrototype, 'set');
const wellKnown = [Symbol.iterator, Symbol.asyncIterator];

/** What makes functions of texts: each side's own stays there, and is called there. */
const evaluators = new Set<unknown>([evaluate]);
for (const made of [function () {}, async () => {}, function* () {}, async function* () {}])
  evaluators.add(Object.getPrototypeOf(made).constructor);
const isIn = taken(setPrototype, 'has');

export const isEvaluator = (held: unknown): boolean => apply(isIn, evaluators, [held]);

const places = new Map<unknown, string>();
let isRead = false;

/** JSON of the place of something of the language's; undefined for everything else. */
export function placeOf(held: unknown): string | undefined {
  if (!isRead) readPlaces();
  isRead = true;
  return apply(mapGet, places, [held]);
}

/** Before a program runs or after: the intrinsics were taken down beforehand. */
function readPlaces(): void {
  for (let at = 0; at < wellKnown.length; at += 1) apply(mapSet, places, [wellKnown[at], `"w",${at}`]);
  for (let at = 0; at < intrinsicCount(); at += 1) {
    const { holder, properties } = intrinsic(at);
    if (!isEvaluator(holder)) apply(mapSet, places, [holder, `"g",${at}`]);
    for (let index = 0; index < properties.length; index += 1) {
      const held: unknown = properties[index]?.value;
      const isKnown = apply(mapGet, places, [held]) !== undefined;
      if (isReference(held) && !isKnown && !isEvaluator(held)) apply(mapSet, places, [held, `"g",${at},${index}`]);
    }
  }
}

/** The thing at a place; undefined where there is none. */
export function thingAt(kind: unknown, at: unknown, index: unknown): unknown {
  if (typeof at !== 'number') return undefined;
  if (kind === 'w') return wellKnown[at];
  if (!(at >= 0 && at < intrinsicCount())) return undefined;
  const { holder, properties } = intrinsic(at);
  const held: unknown = typeof index === 'number' ? properties[index]?.value : holder;
  return isEvaluator(held) ? undefined : held;
}
