import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Keys } from './credential.ts';
import { ModelFailure } from './port.ts';

/** Keys by name: what was handed over first, then the environment, then `keys.env` in the home. */
export interface KeyRing {
  get: Keys;
  /** Keeps keys in memory for as long as this process lives. */
  hand(keys: Record<string, string>): void;
}

/** The file is looked at again after this many milliseconds: often enough for a key that was just written. */
const lookAgainMs = 60_000;

export function createKeyRing(home: string, env = process.env, now = () => performance.now()): KeyRing {
  const handed = new Map<string, string>();
  const file = keyFile(join(home, 'keys.env'), now);
  return {
    get: (name) => handed.get(name) ?? (env[name]?.trim() || file(name)),
    hand(keys) {
      for (const [name, key] of Object.entries(keys)) handed.set(name, key.trim());
    },
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
  if ((mode & 0o077) === 0) return parseEnv(readFileSync(path, 'utf8'));
  const found = (mode & 0o777).toString(8);
  const message = `${path}: expected a file that nobody else can read, found mode ${found}; run chmod 600 on it`;
  throw new ModelFailure({ type: 'key_missing', message });
}
