import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { databaseOf, portsIn } from './arguments.ts';
import { guardName } from './guard.ts';
import type { Ports } from './ports.ts';

/** A process of this machine and the command it was started with. */
interface Command {
  pid: number;
  words: string[];
}

/** A server that runs, as its command line tells. */
export interface RunningServer {
  pid: number;
  database: string;
  ports: Ports;
  /** Somebody ends it when its starter is gone. */
  guarded: boolean;
}

/** The servers that have a database in `folder` open. Asked of the system itself: no file can tell of one whose starter died in between. */
export function runningServers(folder: string): RunningServer[] {
  const all = commands();
  const guards = all.filter(({ words }) => words.includes(guardName));
  const guarded = new Set(guards.map(({ words }) => Number(words.at(-1))));
  const servers = all.filter(({ words }) => words.includes('start-dev') && databaseOf(words).startsWith(`${folder}/`));
  return servers.map(({ pid, words }) => ({
    pid,
    database: databaseOf(words),
    ports: portsIn(words),
    guarded: guarded.has(pid),
  }));
}

function commands(): Command[] {
  return process.platform === 'linux' ? linuxCommands() : otherCommands();
}

function linuxCommands(): Command[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), words: linuxWords(name) }));
}

/** Empty when it has ended meanwhile or belongs to somebody whom we may not look at. */
function linuxWords(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  } catch {
    return [];
  }
}

/** Words with spaces in them come in pieces here, so that a home whose path has one is not found. */
function otherCommands(): Command[] {
  const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,args='], { encoding: 'utf8', maxBuffer: 1 << 26 }).split(
    '\n',
  );
  return lines.map((line) => {
    const [pid, ...words] = line.trim().split(/\s+/);
    return { pid: Number(pid), words };
  });
}
