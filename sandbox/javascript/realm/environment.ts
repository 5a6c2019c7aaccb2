import { createAssert, newTally } from './assert.ts';
import { cloneData } from './clone.ts';
import { createConsole } from './output.ts';
import {
  apply,
  defineOwn,
  deleteProperty,
  head,
  isReference,
  matches,
  now,
  ownKeys,
  promiseThen,
  read,
  RealmPromise,
  taken,
} from './primordials.ts';
import { timerFunctions } from './timers.ts';

const substring = taken(String.prototype, 'substring');
const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** An import of something that is not here. */
class ModuleNotFoundError extends Error {}

/** `require`, which knows one module. */
export function createRequire(assert: object): (name: unknown) => unknown {
  return (name) => {
    const text = typeof name === 'string' ? name : '';
    const bare = head(text, 5) === 'node:' ? apply(substring, text, [5]) : text;
    if (bare === 'assert') return assert;
    if (bare === 'assert/strict') return read(assert, 'strict');
    throw new ModuleNotFoundError(`Cannot find module '${head(text, 100)}'`);
  };
}

/** Names that tests are given anew each time, and one that no parameter may have. */
const ours = new Set(['assert', 'console', 'require', 'eval']);

export const isOurs = (name: string): boolean => ours.has(name);

/** Names of V8's that would give a program shared memory, a clock, or memory that is not counted. */
const removed = ['WebAssembly', 'SharedArrayBuffer', 'Atomics'];

/** Gives the realm what programs for Node count on, and takes away what none needs. */
export function furnish(): void {
  for (const name of removed) deleteProperty(globalThis, name);
  const assert = createAssert(newTally());
  const soon = RealmPromise.resolve();
  const queueMicrotask = (action: () => unknown): void => void apply(promiseThen, soon, [() => void action()]);
  const start = now();
  const given = {
    ...timerFunctions,
    queueMicrotask,
    structuredClone: (held: unknown) => cloneData(held),
    performance: { now: () => now() - start },
    global: globalThis,
    console: createConsole(assert),
    assert,
  };
  for (const [name, value] of Object.entries(given)) defineOwn(globalThis, name, value);
}

/** The language's own names and what they mean: tests find them so, whatever a program calls by them. */
export function standardNames(): Record<string, unknown> {
  const names = [...Object.getOwnPropertyNames(globalThis), 'undefined', 'NaN', 'Infinity'];
  const known = names.filter((name) => isIdentifier(name) && !ours.has(name));
  return Object.assign(Object.create(null), Object.fromEntries(known.map((name) => [name, read(globalThis, name)])));
}

/** Gives a program that speaks of them the names of a CommonJS module; returns what it will have exported. */
export function provideModule(wanted: boolean): () => unknown {
  if (!wanted) return () => undefined;
  const module = { exports: {} };
  defineOwn(globalThis, 'module', module);
  defineOwn(globalThis, 'exports', module.exports);
  defineOwn(globalThis, 'require', createRequire(createAssert(newTally())));
  return () => read(module, 'exports');
}

export const isIdentifier = (name: unknown): name is string => typeof name === 'string' && matches(identifier, name);

/** Makes what a program exports under other names than its own known by those: tests call it by them. */
export function nameExports(exported: unknown, entryPoint: string, isKnown: (name: string) => boolean): void {
  if (!isReference(exported)) return;
  const only = typeof exported === 'function' ? exported : read(exported, 'default');
  if (typeof only === 'function' && isIdentifier(entryPoint) && !isKnown(entryPoint))
    defineOwn(globalThis, entryPoint, only);
  const names = ownKeys(exported);
  for (let at = 0; at < names.length; at += 1) {
    const name = names[at];
    if (isIdentifier(name) && name !== 'default' && !isKnown(name)) defineOwn(globalThis, name, read(exported, name));
  }
}
