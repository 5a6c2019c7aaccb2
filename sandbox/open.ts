import { execute } from './execute.ts';
import { rung } from './jail/jail.ts';
import { openPool } from './slots/pool.ts';
import { type Sandbox, SandboxFailure } from './port.ts';
import { openReader } from './reader.ts';
import { runtime } from './runtime.ts';
import { obtainSnapshot } from './snapshot.ts';

export interface SandboxOptions {
  /** Folder for the interpreter's snapshot: a second opening starts from it. */
  cache: string;
  /** Programs that run at once; each takes about 300 MB. */
  slots: number;
}

/** Opens the sandbox of this machine. Slots start when they are first needed; `close` ends them. */
export async function openSandbox({ cache, slots }: SandboxOptions): Promise<Sandbox> {
  const snapshot = await obtainSnapshot(cache);
  const pool = openPool({ slots, snapshot, spare: true });
  const reading = openPool({ slots: 1, snapshot, spare: false });
  return {
    rung,
    slots,
    reader: openReader(reading),
    execute: async (request) => {
      if (request.language !== 'python')
        throw new SandboxFailure(`Expected a Python program, found ${request.language}.`);
      return execute(pool, { rung, runtime }, request);
    },
    close: async () => {
      await Promise.all([pool.close(), reading.close()]);
    },
  };
}
