/**
 * Whether hostile programs get the verdicts that they deserve on every rung that this machine has, for every guest, as root and as
 * an ordinary user: `npm run check:rungs -- [--rung R] [--guest G] [--user U] [--every N] [--at-once N]`, each of the first three
 * as often as wanted; `--every 8` runs an eighth of our own programs. With `PERSD_DATA` the corpus in it takes part. Exit codes:
 * 0 all verdicts are right, 1 some are not, 2 nothing could be run.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { findProgram } from '../../../sandbox/jail/find.ts';
import { nobody } from '../../../sandbox/jail/user.ts';
import { type Copy, copyForOthers } from './copy.ts';
import { guests } from './programs.ts';
import type { RoomReport } from './room.ts';

const users = ['root', 'ordinary'] as const;
const jails = ['bubblewrap', 'unshare', 'restricted'] as const;

interface Room {
  user: (typeof users)[number];
  rung: (typeof jails)[number];
  guest: (typeof guests)[number];
}

const several = { type: 'string', multiple: true } as const;
const { values } = parseArgs({
  options: {
    rung: several,
    guest: several,
    user: several,
    every: { type: 'string', default: '1' },
    'at-once': { type: 'string', default: `${availableParallelism()}` },
  },
});
const data = process.env['PERSD_DATA'] ?? '';
const isRoot = process.geteuid?.() === 0;
const wanted = <T extends string>(all: readonly T[], names: string[] | undefined): T[] =>
  all.filter((one) => names?.includes(one) ?? true);

const rooms: Room[] = wanted(isRoot ? users : ['ordinary'], values.user).flatMap((user) =>
  wanted(jails, values.rung).flatMap((rung) => wanted(guests, values.guest).map((guest) => ({ user, rung, guest }))),
);

const row = (cells: (string | number)[]): void => console.log(cells.map((cell) => String(cell).padEnd(12)).join(' '));

if (data === '') console.log('PERSD_DATA is not set: our own programs alone are run, and no corpus.');
const copy = copyForOthers(data);
let [ran, wrong] = [0, 0];
try {
  row(['rung', 'user', 'guest', 'as expected', 'differing', 'connections', 'left', 'seconds']);
  const waiting = [...rooms];
  const work = async (): Promise<void> => {
    for (let room = waiting.shift(); room; room = waiting.shift()) await check(room, copy);
  };
  await Promise.all(Array.from({ length: Math.max(1, Number(values['at-once'])) }, work));
} finally {
  rmSync(copy.folder, { recursive: true, force: true });
}
process.exitCode = ran === 0 ? 2 : Math.min(1, wrong);

async function check({ rung, user, guest }: Room, where: Copy): Promise<void> {
  const start = performance.now();
  const report = await judge({ rung, user, guest }, where);
  const seconds = Math.round((performance.now() - start) / 1000);
  if (!report.ran) return row([rung, user, guest, `not run: ${report.reason}`]);
  const { programs, differing, connections, left } = report;
  ran += programs;
  wrong += differing.length + connections + left;
  row([rung, user, guest, programs - differing.length, differing.length, connections, left, seconds]);
  for (const line of differing) console.log(`  ${line}`);
}

async function judge({ rung, user, guest }: Room, { folder, node, data: rows }: Copy): Promise<RoomReport> {
  const room = join(folder, 'tests/sandbox/rungs/room.ts');
  const cache = join(folder, user === 'root' ? 'cache-of-root' : 'cache');
  const command = [node, '--disable-warning=ExperimentalWarning', room, rung, guest, cache, values.every, rows];
  const as = ['--reuid', `${nobody}`, '--regid', `${nobody}`, '--clear-groups'];
  const [program = '', ...args] = isRoot && user === 'ordinary' ? [setpriv(), ...as, ...command] : command;
  // What an ordinary user finds on the PATH of root may be root's alone.
  const path = user === 'root' ? process.env['PATH'] : '/usr/local/bin:/usr/bin:/bin';
  const env = { PATH: path, PERSD_PYTHON: process.env['PERSD_PYTHON'], PERSD_HOME: folder };
  const child = spawn(program, args, { env, cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return said === ''
    ? { ran: true, programs: 0, differing: ['it ended without a word'], connections: 0, left: 0 }
    : JSON.parse(said);
}

function setpriv(): string {
  const found = findProgram('setpriv');
  if (found !== null) return found;
  throw new Error(
    'expected setpriv of util-linux to become an ordinary user, found none; install it, or say --user root',
  );
}
