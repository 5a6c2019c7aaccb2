import { tmpMb } from '../limits.ts';
import { devices, foldersFor, type Seen } from '../view.ts';
import { attempt, call, type Step, text, words } from './step.ts';

const noSetuid = 2n;
const readOnly = 1n;
const noDevices = 4n;
const bindTree = 0x5000;
const makePrivate = 0x44000;
const hardened = 0x6;
const detach = 2;
const removeFolder = 0x200;
const here = -100;
const regularFile = 0o100000;
const inTree = 0x8000;

/** Where the old root is while the new one is made. */
const old = '/.old';

/** Replaces all that is mounted by an empty root in memory that shows what may be seen, read-only, and an empty /tmp. */
export function privateRoot(seen: Seen[]): Step[] {
  return [
    call('umask', 0),
    call('mount', text('none'), text('/'), 0, makePrivate, 0),
    mountMemory('/tmp', 'mode=0755,size=4m'),
    call('mkdirat', here, text(`/tmp${old}`), 0o755),
    call('pivot_root', text('/tmp'), text(`/tmp${old}`)),
    ...makeFolders(['/tmp', '/dev', ...foldersFor(seen)]),
    mountMemory('/tmp', `mode=1777,size=${tmpMb}m,nr_inodes=4096`),
    // Again, for those in /tmp.
    ...makeFolders(foldersFor(seen)),
    ...devices.flatMap(showDevice),
    ...seen.flatMap(show),
    call('chdir', text('/')),
    call('umount2', text(old), detach),
    call('unlinkat', here, text(old), removeFolder),
    protect('/', readOnly | noSetuid | noDevices, 0),
  ];
}

function mountMemory(path: string, options: string): Step {
  return call('mount', text('tmpfs'), text(path), text('tmpfs'), hardened, text(options));
}

/** Which of them are there already does not matter, for what is mounted on them must succeed. */
function makeFolders(paths: string[]): Step[] {
  return paths.map((path) => attempt('mkdirat', here, text(path), 0o755));
}

function show({ path, source, folder }: Seen): Step[] {
  return [
    ...(folder ? [] : [makeFile(path)]),
    bind(source, path),
    protect(path, readOnly | noSetuid | noDevices, inTree),
  ];
}

function showDevice(path: string): Step[] {
  return [makeFile(path), bind(path, path), protect(path, noSetuid, 0)];
}

function makeFile(path: string): Step {
  return attempt('mknodat', here, text(path), regularFile | 0o444, 0);
}

function bind(source: string, path: string): Step {
  return call('mount', text(old + source), text(path), 0, bindTree, 0);
}

/** Adds to what a mount forbids: the kernel's `mount_attr`, of which only what is to be set is said. */
function protect(path: string, forbidden: bigint, depth: number): Step {
  const attributes = words(forbidden, 0n, 0n, 0n);
  return call('mount_setattr', here, text(path), depth, attributes, attributes.length);
}
