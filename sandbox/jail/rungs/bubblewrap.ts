import { existsSync } from 'node:fs';
import { architectureHere } from '../calls/numbers.ts';
import { filterFor, strictnessOf } from '../calls/refused.ts';
import { handOver } from '../hand-over.ts';
import type { Enclosed, Jail, Jailed } from '../jail.ts';
import type { Launcher } from '../launcher/launcher.ts';
import { closeDescriptors, open } from '../launcher/steps.ts';
import { limitsOf, tmpMb } from '../limits.ts';
import { nextUser, nobody, type User } from '../user.ts';
import { devices, foldersFor, type Seen, viewOf } from '../view.ts';

/** The programs that this rung is made of, by their absolute paths. */
export interface Tools {
  bwrap: string;
  prlimit: string;
  setpriv: string;
}

const namespaces = ['pid', 'net', 'ipc', 'uts', 'cgroup-try'].map((name) => `--unshare-${name}`);
const tmp = ['--perms', '1777', '--size', `${tmpMb * 2 ** 20}`, '--tmpfs', '/tmp'];
const emptyRoot = ['--die-with-parent', '--clearenv', ...tmp, '--perms', '0755', '--dir', '/dev'];
const closeRoot = ['--remount-ro', '/', '--chdir', '/'];

/** Namespaces made by bubblewrap; the limits and the last change of user are set by two small programs of the system inside. */
export function bubblewrapJail(tools: Tools, user: User, launcher: Launcher | null): Jail {
  return {
    rung: 'bubblewrap',
    enclose(enclosed) {
      const inner = [...(user.privileged ? become(tools) : []), ...limit(tools, enclosed)];
      return withFilter(enclosed, launcher, [
        tools.bwrap,
        ...namespaces,
        ...(user.privileged ? keepTheRightToBecome : asNobody),
        ...emptyRoot,
        ...devices.flatMap((path) => ['--dev-bind', path, path]),
        ...show(seenBy(enclosed, inner)),
        ...closeRoot,
        ...inner,
        enclosed.command,
        ...enclosed.arguments,
      ]);
    },
  };
}

/** The programs that start it are seen too: they hold nothing, and are run before it is. */
function seenBy(enclosed: Enclosed, inner: string[]): Seen[] {
  const programs = inner.filter((word) => word.startsWith('/') && existsSync(word));
  const views = programs.map((command) => viewOf({ ...enclosed, command, reads: [] }));
  return [...new Map([...views, viewOf(enclosed)].flat().map((seen) => [seen.path, seen])).values()];
}

/** Folders on the way to what is seen are for every user to pass; bubblewrap's own are not. */
function show(seen: Seen[]): string[] {
  const folders = foldersFor(seen).flatMap((path) => ['--perms', '0755', '--dir', path]);
  return [...folders, ...seen.flatMap(({ source, path }) => ['--ro-bind', source, path])];
}

const asNobody = ['--unshare-user', '--disable-userns', '--uid', `${nobody}`, '--gid', `${nobody}`];
// Root keeps every right inside, unless it is said to drop them.
const rights = ['CAP_SETUID', 'CAP_SETGID', 'CAP_SETPCAP'];
const keepTheRightToBecome = ['--cap-drop', 'ALL', ...rights.flatMap((right) => ['--cap-add', right])];

function become({ setpriv }: Tools): string[] {
  const user = nextUser();
  const noRights = ['--inh-caps=-all', '--bounding-set=-all'];
  return [setpriv, `--reuid=${user}`, `--regid=${user}`, '--clear-groups', ...noRights];
}

function limit({ prlimit }: Tools, enclosed: Enclosed): string[] {
  return [prlimit, ...limitsOf(enclosed, true).map(({ option, value }) => `${option}=${value}`)];
}

/** Bubblewrap reads a filter from a descriptor, which has to be open when it starts: the only one beyond the standard three. */
function withFilter(enclosed: Enclosed, launcher: Launcher | null, [bwrap = '', ...args]: string[]): Jailed {
  const architecture = architectureHere();
  if (architecture === null) return { command: bwrap, arguments: args };
  const path = handOver(filterFor(architecture, strictnessOf(enclosed)));
  const filtered = { command: bwrap, arguments: ['--seccomp', '3', ...args] };
  if (launcher !== null) return launcher.launch([...closeDescriptors, ...open(path)], filtered);
  return { command: '/bin/sh', arguments: ['-c', 'exec 3<"$0"; exec "$@"', path, bwrap, ...filtered.arguments] };
}
