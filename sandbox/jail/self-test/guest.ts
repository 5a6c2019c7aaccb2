/**
 * Tries to get out of a jail, in plain Node: neither isolate nor WebAssembly stands in its way. Takes what to try and where
 * the bait is as JSON, and prints for each try what it reached, or null.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type NetConnectOpts } from 'node:net';

/** What lies outside for a guest to reach. */
export interface Bait {
  file: string;
  /** Files to write; none of them is there. */
  leftovers: string[];
  port: number;
  /** A socket with a name that is in no folder. */
  socket: string;
  /** The process that set the bait out; it notices SIGURG. */
  pid: number;
  tmpMb: number;
  memoryMb: number;
}

export type Reached = string | null;

const patienceMs = 500;
const pieceMb = 8;

const attempts = {
  readFile: ({ file }: Bait) => reaching(() => `reads ${file}: ${readFileSync(file, 'utf8')}`),
  readUsers: () => reaching(() => `reads /etc/passwd, ${readFileSync('/etc/passwd').length} bytes`),
  writeFiles: ({ leftovers }: Bait) => leftovers.map(leave).find((left) => left !== null) ?? null,
  ownEnvironment: () => Object.keys(process.env).find((name) => name !== 'PWD') ?? null,
  otherEnvironment: ({ pid }: Bait) =>
    reaching(() => `reads ${readFileSync(`/proc/${pid}/environ`).length} bytes of it`),
  loopback: ({ port }: Bait) => greeting({ host: '127.0.0.1', port }),
  namedSocket: ({ socket }: Bait) => greeting({ path: socket }),
  signal: ({ pid }: Bait) => reaching(() => (process.kill(pid, 'SIGURG'), 'signals a process')),
  seeProcesses: () => reaching(seeOthers),
  startProcess: () => reaching(() => (spawnSync(process.execPath, ['--version']).pid > 0 ? 'starts a process' : null)),
  becomeOther: () => reaching(() => (process.setuid?.((process.getuid?.() ?? 0) + 1), 'becomes another user')),
  joinGroup: () => reaching(() => (process.setgroups?.([0]), 'joins the group of root')),
  memory: ({ memoryMb }: Bait) => reaching(() => allocate(memoryMb)),
  tmp: ({ tmpMb }: Bait) => reaching(() => fill(tmpMb)),
} satisfies Record<string, (bait: Bait) => Reached | Promise<Reached>>;

export type Attempt = keyof typeof attempts;

function reaching(attempt: () => string | null | undefined): Reached {
  try {
    return attempt() ?? null;
  } catch {
    return null;
  }
}

function seeOthers(): Reached {
  const other = readdirSync('/proc').find((name) => /^\d+$/.test(name) && name !== `${process.pid}`);
  return other === undefined ? null : `sees process ${other}`;
}

/** Whoever set the bait out sees whether the file is in a folder of the machine or of the jail, and removes it. */
function leave(path: string): Reached {
  return reaching(() => {
    writeFileSync(path, '');
    return `writes ${path}`;
  });
}

function greeting(where: NetConnectOpts): Promise<Reached> {
  return new Promise((resolve) => {
    const socket = connect(where, () =>
      resolve(`connects to ${'port' in where ? `port ${where.port}` : 'a named socket'}`),
    );
    socket.on('error', () => resolve(null));
    setTimeout(() => resolve(null), patienceMs).unref();
  });
}

function allocate(memoryMb: number): string {
  const kept: Buffer[] = [];
  while (kept.length * pieceMb < memoryMb) kept.push(Buffer.alloc(pieceMb * 2 ** 20));
  return `has ${kept.length * pieceMb} MiB`;
}

function fill(tmpMb: number): string {
  const piece = Buffer.alloc(pieceMb * 2 ** 20);
  const paths = Array.from({ length: tmpMb / pieceMb + 1 }, (_, index) => `/tmp/persd-was-here-${index}`);
  try {
    for (const path of paths) writeFileSync(path, piece);
    return `writes more than ${tmpMb} MiB into /tmp`;
  } finally {
    for (const path of paths) rmSync(path, { force: true });
  }
}

async function main([bait = '{}', ...names]: string[]): Promise<void> {
  const outside: Bait = JSON.parse(bait);
  const reached: Record<string, Reached> = {};
  for (const [name, attempt] of Object.entries(attempts)) {
    if (names.includes(name)) reached[name] = await attempt(outside);
  }
  process.stdout.write(JSON.stringify(reached));
}

if (import.meta.main) await main(process.argv.slice(2));
