import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Keys } from './credential.ts';
import { ModelFailure } from './port.ts';

/** Keys by name: what was handed over first, then the environment, then `keys.env` in the home; a refused one gives way. */
export interface KeyRing {
  get: Keys;
  /** Keeps keys in memory for as long as this process lives. */
  hand(keys: Record<string, string>): void;
  /** Says that a server did not take a key, so that one in the next place has its turn. */
  refused: (key: string) => void;
}

/** The file is looked at again after this many milliseconds: often enough for a key that was just written. */
const lookAgainMs = 60_000;

export function createKeyRing(home: string, env = process.env, now = () => performance.now()): KeyRing {
  const handed = new Map<string, string>();
  const refused = new Set<string>();
  const places: Keys[] = [
    (name) => handed.get(name) ?? null,
    (name) => env[name]?.trim() || null,
    keyFile(join(home, 'keys.env'), now),
  ];
  const get: Keys = (name) => {
    for (const place of places) {
      const key = place(name);
      if (key !== null && !refused.has(key)) return key;
    }
    // Each had its turn; a server may have changed its mind, so it is the first one's again.
    const known = places.map((place) => place(name)).filter((key) => key !== null);
    for (const key of known) refused.delete(key);
    return known[0] ?? null;
  };
  return {
    get,
    hand(keys) {
      for (const [name, key] of Object.entries(keys)) handed.set(name, key.trim());
    },
    refused: (key) => void refused.add(key),
  };
}

/** Reads the file at the first question, and again when it changed, once a minute at most. */
function keyFile(path: string, now: () => number): Keys {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let keys: NodeJS.Dict<string> = {};
  return (name) => {
    if (now() - lookedAt >= lookAgainMs) {
      keys = readKeys(path);
      lookedAt = now();
    }
    return keys[name]?.trim() || null;
  };
}

function readKeys(path: string): NodeJS.Dict<string> {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  if (mode === undefined) return {};
  if ((mode & 0o077) === 0) return readPrivate(path);
  const found = (mode & 0o777).toString(8);
  const message = `${path}: expected a file that nobody else can read, found mode ${found}; run chmod 600 on it`;
  throw new ModelFailure({ type: 'key_missing', message });
}

function readPrivate(path: string): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no reason';
    const message = `${path}: expected a file of keys that can be read, and it cannot (${code}); make it one, or remove it`;
    throw new ModelFailure({ type: 'key_missing', message });
  }
}
