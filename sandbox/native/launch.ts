import { architectureHere } from '../jail/calls/numbers.ts';
import { type HashSeed, SandboxFailure } from '../port.ts';
import type { Launch } from '../slots/pool.ts';
import { childFilter, zygoteFilter } from './filter.ts';
import type { Interpreter } from './interpreter.ts';
import { source } from './zygote/source.ts';

/** What a zygote is told when it starts. */
interface ZygoteSettings {
  path: string[];
  /** What it and its children may read. */
  reads: string[];
  /** The one folder in which programs may write, emptied after each; null: nowhere. */
  folder: string | null;
  /** Filters for seccomp, of itself and of its children, as hexadecimal digits. */
  filter: string;
  seal: string;
}

/** Mebibytes of address space beyond what a program may have as data: libraries, and room for what passes through. */
const ownMb = 512;

const loaderCache = '/etc/ld.so.cache';

/** The same for every run: the encoding, the time zone, one thread for libraries that would start one for each processor. */
const environment = {
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
  OMP_NUM_THREADS: '1',
  OPENBLAS_NUM_THREADS: '1',
  MKL_NUM_THREADS: '1',
  MALLOC_ARENA_MAX: '1',
  // Or each run would look up anew what it calls first.
  LD_BIND_NOW: '1',
};

/** Starts the interpreter once more with that environment, for a jail hands none through. */
function enter(folder: string | null, hashSeed: HashSeed): string {
  const variables = JSON.stringify({ ...environment, HOME: folder ?? '/', PYTHONHASHSEED: `${hashSeed}` });
  return `import os, sys\nos.execve(sys.executable, [sys.executable, '-s', '-S', '-B', '-c', *sys.argv[1:]], ${variables})`;
}

/** How a zygote is started: a warm interpreter that forks once for each run. Throws where this machine's calls are not known. */
export function launchZygote(
  { executable, path, reads }: Interpreter,
  folder: string | null,
  hashSeed: HashSeed,
): Launch {
  const architecture = architectureHere();
  if (architecture === null)
    throw new SandboxFailure(
      `Expected an x64 or arm64 machine for native Python, found ${process.arch}; write sandbox: { python: wasm }.`,
    );
  const settings: ZygoteSettings = {
    path,
    reads: [executable, loaderCache, ...reads],
    folder,
    filter: digits(zygoteFilter(architecture)),
    seal: digits(childFilter(architecture)),
  };
  return (memoryMb) => ({
    command: executable,
    arguments: ['-I', '-S', '-B', '-c', enter(folder, hashSeed), source, JSON.stringify(settings)],
    reads,
    memoryMb: memoryMb + ownMb,
    forks: true,
  });
}

function digits(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
