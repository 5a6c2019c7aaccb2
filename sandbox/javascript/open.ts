import type { Guest } from '../execute.ts';
import type { Jail } from '../jail/jail.ts';
import { openPool, type Pool } from '../slots/pool.ts';
import { openTurns, type Turns } from '../slots/turns.ts';
import { openForesight } from '../two-slot/foresight.ts';
import { launchChecker, launchGuest, launchReader } from './launch.ts';
import { javascriptSemantics } from './semantics.ts';

/** What runs JavaScript here, for the record. */
const runtime = `isolated-vm, node ${process.versions.node} (V8 ${process.versions.v8})`;

/** What runs JavaScript and TypeScript, what reads them, and what checks the types of the latter. */
export interface JavaScript {
  guest: Guest;
  readers: Pool;
  checkers: Pool;
}

/** Opens them; their slots start when they are first needed. */
export function openJavaScript(turns: Turns, jail: Jail): JavaScript {
  const pool = openPool({ turns, launch: launchGuest, jail, spare: true });
  const readers = openPool({ turns: openTurns(1), launch: launchReader, jail, spare: false });
  const checkers = openPool({ turns: openTurns(1), launch: launchChecker, jail, spare: false });
  const guest = { pool, runtime, semantics: javascriptSemantics, foresight: openForesight(pool) };
  return { guest: { ...guest, languages: ['javascript', 'typescript'] }, readers, checkers };
}
