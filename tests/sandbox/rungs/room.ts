/**
 * Judges every program for one guest on one rung, one after the other in one slot, and prints what came of it as JSON.
 * `node room.ts RUNG GUEST CACHE EVERY DATA`
 */
import { type Rung, rungs } from '../../../sandbox/jail/jail.ts';
import { findJail } from '../../../sandbox/jail/open.ts';
import { openSandbox } from '../../../sandbox/open.ts';
import { type Sandbox, SandboxFailure } from '../../../sandbox/port.ts';
import { readSettings } from '../../../settings.ts';
import { plantCanaries } from '../corpus/canaries.ts';
import { Descendants } from '../corpus/descendants.ts';
import { verdictOf } from '../corpus/verdict-of.ts';
import { type Expected, type GuestName, guests, programsFor } from './programs.ts';

/** What came of the programs of one room. */
export type RoomReport =
  | { ran: false; reason: string }
  /** `differing`: a line each; `left`: processes that outlived the sandbox. */
  | { ran: true; programs: number; differing: string[]; connections: number; left: number };

async function judgeAll(rung: Rung, guest: GuestName, cache: string, programs: Expected[]): Promise<RoomReport> {
  const { jail, passedOver } = await findJail(rung);
  if (jail.rung !== rung) return { ran: false, reason: passedOver.find((one) => one.rung === rung)?.reason ?? '' };
  const sandbox = await openSandbox({ cache, slots: 1, rung, interpreter: readSettings().python });
  const canaries = await plantCanaries();
  const descendants = new Descendants();
  const differing: string[] = [];
  try {
    for (const one of programs) {
      const fault = await faultOf(sandbox, guest, { ...one, program: canaries.fill(one.program) });
      if (fault !== null) differing.push(fault);
      descendants.note();
    }
  } finally {
    await sandbox.close();
    await canaries.remove();
  }
  const left = descendants.left().length;
  return { ran: true, programs: programs.length, differing, connections: canaries.touched(), left };
}

/** What is wrong with the verdict on a program, in a line; null when nothing is. */
async function faultOf(sandbox: Sandbox, guest: GuestName, program: Expected): Promise<string | null> {
  const { id, accepted, limits } = program;
  try {
    const verdict = await verdictOf(sandbox, { ...program, python: guest === 'native' ? 'native' : 'wasm' }, limits);
    if (/CANARY-/.test(JSON.stringify(verdict.tests.map(({ actual }) => actual)))) return `${id}: read a canary`;
    return accepted.includes(verdict.status) ? null : `${id}: ${verdict.status}, expected ${accepted.join(' or ')}`;
  } catch (error) {
    return `${id}: no verdict, ${error instanceof Error ? error.message : String(error)}`;
  }
}

if (import.meta.main) {
  const [named = '', asked = '', cache = '', every = '1', data = ''] = process.argv.slice(2);
  const [rung, guest] = [rungs.find((one) => one === named), guests.find((one) => one === asked)];
  if (rung === undefined || guest === undefined)
    throw new Error(`expected a rung and a guest, found ${named} ${asked}`);
  const report = await judgeAll(rung, guest, cache, programsFor(guest, data, Number(every))).catch(
    (error: unknown): RoomReport => {
      if (error instanceof SandboxFailure) return { ran: false, reason: error.message };
      throw error;
    },
  );
  process.stdout.write(JSON.stringify(report));
}
