import { encode } from './encode.ts';
import { append, head, list, stringify, tail } from './primordials.ts';

/** What a program prints: the end of it, as a list of texts and of values that are to be written as Node would. */

const keptCharacters = 65_536;
const maxEntries = 20_000;

let entries = list<string>();
let characters = 0;
/** JSON of what was printed before, whose beginning may be gone. */
let earlier = list<string>();

function put(entry: string): void {
  append(entries, entry);
  characters += entry.length;
  if (characters < keptCharacters && entries.length < maxEntries) return;
  earlier = entries;
  entries = list();
  characters = 0;
}

/** Forgets what was printed. */
export function clearOutput(): void {
  entries = list();
  earlier = list();
  characters = 0;
}

/** JSON: a list of lines, each a list of the `Value`s that were printed on it. */
export function printed(): string {
  return `[${joined(earlier)}${earlier.length > 0 && entries.length > 0 ? ',' : ''}${joined(entries)}]`;
}

function joined(lines: string[]): string {
  let text = '';
  for (let at = 0; at < lines.length; at += 1) text += (at === 0 ? '' : ',') + lines[at];
  return text;
}

/** One print: a text longer than is kept loses its beginning. */
function print(given: unknown[]): void {
  let values = '';
  for (let at = 0; at < given.length; at += 1) values += (at === 0 ? '' : ',') + printable(given[at]);
  put(`[${values}]`);
}

function printable(held: unknown): string {
  if (typeof held !== 'string' || held.length <= keptCharacters) return encode(held);
  return `{"t":"str","v":${stringify(tail(held, keptCharacters))}}`;
}

const ignore = (): void => {};

/** A console of its own, so that nothing done to one is done to another. */
export function createConsole(assert: (condition: unknown, message?: string) => void): object {
  const log = (...given: unknown[]): void => print(given);
  return {
    log,
    info: log,
    debug: log,
    dir: log,
    table: log,
    group: log,
    groupEnd: ignore,
    error: ignore,
    warn: ignore,
    trace: ignore,
    time: ignore,
    timeEnd: ignore,
    count: ignore,
    assert: (condition: unknown, ...said: unknown[]) =>
      assert(condition, typeof said[0] === 'string' ? head(said[0], 300) : undefined),
  };
}
