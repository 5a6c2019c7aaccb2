import type { Jail } from '../jail.ts';
import { tmpMb } from '../limits.ts';
import type { Attempt } from './guest.ts';
import { allowedCalls } from './system-calls.ts';
import { type Escapes, tryEscapes } from './try-escapes.ts';

type LayerName = 'files' | 'environment' | 'network' | 'processes' | 'privileges' | 'memory' | 'tmp' | 'system calls';

/** One thing that a jail is for, and whether it held when it was tried. */
export interface Layer {
  name: LayerName;
  state: 'held' | 'not held' | 'not tried';
  /** A sentence for people. */
  found: string;
}

interface Escape {
  name: LayerName;
  attempts: Attempt[];
  held: string;
}

const escapes: Escape[] = [
  {
    name: 'files',
    attempts: ['readFile', 'readUsers', 'writeFiles'],
    held: 'no file of this machine could be read, and none written',
  },
  {
    name: 'environment',
    attempts: ['ownEnvironment', 'otherEnvironment'],
    held: 'no variable of any process could be read',
  },
  {
    name: 'network',
    attempts: ['loopback', 'namedSocket'],
    held: 'neither a port on 127.0.0.1 nor a named socket could be reached',
  },
  {
    name: 'processes',
    attempts: ['signal', 'seeProcesses', 'startProcess'],
    held: 'no other process could be seen or signalled, and none started',
  },
  {
    name: 'privileges',
    attempts: ['becomeOther', 'joinGroup'],
    held: 'it could not become another user, nor join a group',
  },
  { name: 'memory', attempts: ['memory'], held: 'memory beyond the limit was refused' },
  { name: 'tmp', attempts: ['tmp'], held: `no more than ${tmpMb} MiB could be written into /tmp` },
];

/** Attempts that cost next to nothing: a rung on which one succeeds is not used. */
export const quickAttempts = escapes
  .flatMap(({ attempts }) => attempts)
  .filter((one) => one !== 'memory' && one !== 'tmp');

/** Tries real escapes inside a jail and reports layer by layer. Takes less than two seconds on a machine that is not busy. */
export async function selfTest(jail: Jail): Promise<Layer[]> {
  const all = escapes.flatMap(({ attempts }) => attempts);
  const [tried, calls] = await Promise.all([tryEscapes(jail, all), allowedCalls(jail).catch(() => null)]);
  return [...escapes.map((escape) => layerOf(escape, tried)), callsLayer(calls)];
}

function layerOf({ name, attempts, held }: Escape, tried: Escapes): Layer {
  if (!tried.ran) return { name, state: 'not tried', found: `a guest could not run: ${tried.reason}` };
  const reached = attempts.map((attempt) => tried.reached[attempt] ?? null).filter((one) => one !== null);
  if (reached.length === 0) return { name, state: 'held', found: held };
  return { name, state: 'not held', found: `a guest ${reached.join(', and ')}` };
}

function callsLayer(allowed: string[] | null): Layer {
  const name = 'system calls';
  if (allowed === null) return { name, state: 'not tried', found: 'Perl, which could make them, is not at hand' };
  if (allowed.length > 0) return { name, state: 'not held', found: `a guest may call ${allowed.join(', ')}` };
  return { name, state: 'held', found: 'tracing, mounting, sockets, namespaces and their like are refused' };
}
