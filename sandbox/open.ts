import { execute, type Guest } from './execute.ts';
import { noJail } from './jail/jail.ts';
import { pythonSemantics } from './judge/python.ts';
import { type ExecutionRequest, type Sandbox, SandboxFailure } from './port.ts';
import { launch } from './pyodide/launch.ts';
import { runtime } from './pyodide/runtime.ts';
import { obtainSnapshot } from './pyodide/snapshot.ts';
import { openReader } from './reader.ts';
import { openPool } from './slots/pool.ts';
import { openTurns } from './slots/turns.ts';

export interface SandboxOptions {
  /** Folder for the interpreter's snapshot: a second opening starts from it. */
  cache: string;
  /** Programs that run at once; each takes about 300 MB. */
  slots: number;
}

/** Opens the sandbox of this machine. Slots start when they are first needed; `close` ends them. */
export async function openSandbox({ cache, slots }: SandboxOptions): Promise<Sandbox> {
  const jail = noJail;
  const turns = openTurns(slots);
  const python = launch('serve', await obtainSnapshot(cache));
  const pool = openPool({ turns, launch: python, jail, spare: true });
  const readers = openPool({ turns: openTurns(1), launch: python, jail, spare: false });
  const guests: Guest[] = [{ languages: ['python'], pool, runtime, semantics: pythonSemantics }];
  return {
    rung: jail.rung,
    slots,
    reader: openReader(readers),
    execute: async (request) => execute(guestFor(guests, request), jail.rung, request),
    close: async () => {
      await Promise.all([...guests.map((guest) => guest.pool.close()), readers.close()]);
    },
  };
}

function guestFor(guests: Guest[], { language }: ExecutionRequest): Guest {
  const guest = guests.find(({ languages }) => languages.includes(language));
  if (guest !== undefined) return guest;
  throw new SandboxFailure(`Expected a program in a language that runs here, found ${language}.`);
}
