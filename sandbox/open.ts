import { join } from 'node:path';
import { execute, type Guest } from './execute.ts';
import { openGoldTimes } from './gold-times.ts';
import type { Rung } from './jail/jail.ts';
import { openJail } from './jail/open.ts';
import { checkTypes } from './javascript/check-types.ts';
import { openJavaScript } from './javascript/open.ts';
import { openNative } from './native/open.ts';
import { pythonSemantics } from './judge/python.ts';
import { outputsOf } from './outputs.ts';
import { type ExecutionRequest, type Sandbox, SandboxFailure } from './port.ts';
import { launch } from './pyodide/launch.ts';
import { runtime } from './pyodide/runtime.ts';
import { serveFrom } from './pyodide/serve.ts';
import { obtainSnapshot } from './pyodide/snapshot.ts';
import { openReader } from './reader.ts';
import { openPool } from './slots/pool.ts';
import { openTurns } from './slots/turns.ts';
import { openForesight } from './two-slot/foresight.ts';

export interface SandboxOptions {
  /** Folder for the interpreter's snapshot, from which a second opening starts, and for gold programs' times. */
  cache: string;
  /** Programs that run at once; each takes about 300 MB. */
  slots: number;
  /** The best rung that may be used; the best there is unless it is said. */
  rung?: Rung | undefined;
  /** The Python of requests that say `native`, a command or a path; `python3` unless it is said. */
  interpreter?: string | undefined;
}

/** Opens the sandbox of this machine. Slots start when they are first needed; `close` ends them. */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { cache, slots, rung, interpreter = 'python3' } = options;
  const jail = await openJail(rung);
  const turns = openTurns(slots);
  const python = launch('serve', await obtainSnapshot(cache));
  const pool = openPool({ turns, launch: python, jail, spare: true });
  const readers = openPool({ turns: openTurns(1), launch: python, jail, spare: false });
  const javascript = openJavaScript(turns, jail);
  const native = openNative({ python: interpreter, turns, jail });
  const wasm: Guest = {
    languages: ['python'],
    pool,
    runtime,
    semantics: pythonSemantics,
    foresight: openForesight(pool),
    joins: true,
  };
  const other = openPool({ turns, launch: serveFrom(cache, 1), jail, spare: false });
  const otherwise = { ...wasm, pool: other, foresight: openForesight(other) };
  const guests: Guest[] = [wasm, javascript.guest];
  return {
    rung: jail.rung,
    slots,
    goldTimes: openGoldTimes(join(cache, 'gold-times')),
    reader: openReader({ python: readers, javascript: javascript.readers }),
    execute: async (request) => {
      const inNative = request.language === 'python' && request.python === 'native';
      if (inNative) return execute(await native.guest(request.hashSeed ?? 0), jail.rung, request);
      const guest = guestFor(guests, request);
      const execution = execute(guest === wasm && request.hashSeed === 1 ? otherwise : guest, jail.rung, request);
      if (request.language !== 'typescript') return execution;
      const [verdict, typeErrors] = await Promise.all([execution, checkTypes(javascript.checkers, request.program)]);
      return { ...verdict, typeErrors };
    },
    outputs: async (request) => outputsOf(request.python === 'native' ? (await native.guest(0)).pool : pool, request),
    close: async () => {
      const pools = [
        ...[...guests, otherwise].map((guest) => guest.pool),
        readers,
        javascript.readers,
        javascript.checkers,
      ];
      await Promise.all([...pools, native].map((one) => one.close()));
    },
  };
}

function guestFor(guests: Guest[], { language }: ExecutionRequest): Guest {
  const guest = guests.find(({ languages }) => languages.includes(language));
  if (guest !== undefined) return guest;
  throw new SandboxFailure(`Expected a program in a language that runs here, found ${language}.`);
}
