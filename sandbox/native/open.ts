import type { Guest } from '../execute.ts';
import type { Jail, Rung } from '../jail/jail.ts';
import { pythonSemantics } from '../judge/python.ts';
import { type HashSeed, SandboxFailure } from '../port.ts';
import { openPool, type PoolOptions } from '../slots/pool.ts';
import { openForesight } from '../two-slot/foresight.ts';
import { findInterpreter } from './interpreter.ts';
import { launchZygote } from './launch.ts';

export interface NativeOptions extends Omit<PoolOptions, 'launch' | 'jail' | 'spare'> {
  jail: Jail;
  /** The interpreter, a command on PATH or a path. */
  python: string;
}

/** Native Python, opened when it is first asked for. */
export interface NativePython {
  /** Rejects with `SandboxFailure` where no jail stands, or no fitting interpreter is found. */
  guest(hashSeed: HashSeed): Promise<Guest>;
  close(): Promise<void>;
}

/** Rungs on which a program's /tmp is nobody else's, so that it may be written and emptied. */
const withOwnFolder: readonly Rung[] = ['bubblewrap', 'unshare'];

/** Why native Python may not run on a rung; null where it may. */
export function nativeRefusal(rung: Rung): string | null {
  if (rung !== 'process') return null;
  return 'Expected a jail for native Python, found none on this machine; write sandbox: { python: wasm }, or see persd doctor.';
}

/** The guest that runs Python programs in this machine's own CPython, a process forked for each. */
export function openNative(options: NativeOptions): NativePython {
  const guests = new Map<HashSeed, Promise<Guest>>();
  return {
    guest(hashSeed) {
      const guest = guests.get(hashSeed) ?? openGuest(options, hashSeed);
      guests.set(hashSeed, guest);
      return guest;
    },
    async close() {
      for (const guest of await Promise.allSettled(guests.values()))
        if (guest.status === 'fulfilled') await guest.value.pool.close();
    },
  };
}

async function openGuest({ python, jail, ...options }: NativeOptions, hashSeed: HashSeed): Promise<Guest> {
  const refusal = nativeRefusal(jail.rung);
  if (refusal !== null) throw new SandboxFailure(refusal);
  const interpreter = await findInterpreter(python);
  const folder = withOwnFolder.includes(jail.rung) ? '/tmp' : null;
  const inside = interpreter.reads.find((path) => folder !== null && path.startsWith(`${folder}/`));
  if (inside !== undefined)
    throw new SandboxFailure(
      `Expected a Python outside of ${folder}, where programs write, found ${inside}; move its environment.`,
    );
  const pool = openPool({ ...options, launch: launchZygote(interpreter, folder, hashSeed), jail, spare: true });
  return {
    languages: ['python'],
    pool,
    runtime: `CPython ${interpreter.version}`,
    semantics: pythonSemantics,
    foresight: openForesight(pool),
    joins: true,
  };
}
