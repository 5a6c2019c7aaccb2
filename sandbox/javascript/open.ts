import type { Guest } from '../execute.ts';
import type { Jail } from '../jail/jail.ts';
import { openPool, type Pool } from '../slots/pool.ts';
import { openTurns, type Turns } from '../slots/turns.ts';
import { launchGuest, launchReader } from './launch.ts';
import { javascriptSemantics } from './semantics.ts';

/** What runs JavaScript here, for the record. */
const runtime = `isolated-vm, node ${process.versions.node} (V8 ${process.versions.v8})`;

/** Opens what runs JavaScript and TypeScript, and what reads them; their slots start when they are first needed. */
export function openJavaScript(turns: Turns, jail: Jail): { guest: Guest; readers: Pool } {
  const pool = openPool({ turns, launch: launchGuest, jail, spare: true });
  const readers = openPool({ turns: openTurns(1), launch: launchReader, jail, spare: false });
  const guest: Guest = { languages: ['javascript', 'typescript'], pool, runtime, semantics: javascriptSemantics };
  return { guest, readers };
}
