import { readFileSync } from 'node:fs';

/** Who this process is, as far as a jail cares. */
export interface User {
  uid: number;
  gid: number;
  /** Has the right to make namespaces and to become somebody else. */
  privileged: boolean;
  /** Has the right to become somebody else. */
  changes: boolean;
}

// The kernel's names: CAP_SETGID, CAP_SETUID, CAP_SYS_ADMIN.
const setGroup = 6;
const setUser = 7;
const administer = 21;

/** Reads who this process is; on systems without /proc it is nobody in particular. */
export function userHere(): User {
  const uid = process.geteuid?.() ?? 0;
  const gid = process.getegid?.() ?? 0;
  const changes = uid === 0 && [setGroup, setUser].every(holds);
  return { uid, gid, changes, privileged: changes && holds(administer) };
}

function holds(capability: number): boolean {
  const [, mask = '0'] = /^CapEff:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return ((BigInt(`0x${mask}`) >> BigInt(capability)) & 1n) === 1n;
}

/** Who a guest is inside. Nobody's, in a user namespace of its own. */
export const nobody = 65_534;

// Numbers that Linux distributions leave to nobody, so that whoever has one is alone with its processes.
const firstUnused = 60_706;
const unused = 478;
let given = process.pid;

/** A user for one guest of a root: no other process has it, so that no signal reaches another and limits count by guest. */
export function nextUser(): number {
  given += 1;
  return firstUnused + (given % unused);
}
