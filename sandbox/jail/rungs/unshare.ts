import { filterFor, strictnessOf } from '../calls/refused.ts';
import type { Enclosed, Jail } from '../jail.ts';
import {
  become,
  closeDescriptors,
  dropCapabilities,
  endWithParent,
  filterCalls,
  giveUpPrivileges,
  limit,
} from '../launcher/steps.ts';
import type { Launcher } from '../launcher/launcher.ts';
import { privateRoot } from '../launcher/private-root.ts';
import { attempt, call, type Step, text } from '../launcher/step.ts';
import { limitsOf } from '../limits.ts';
import { nextUser, nobody, type User } from '../user.ts';
import { viewOf } from '../view.ts';

// The kernel's names: CLONE_NEWNS, _NEWCGROUP, _NEWUTS, _NEWIPC, _NEWPID, _NEWNET; and _NEWUSER.
const namespaces = 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x20000000 | 0x40000000;
const userNamespace = 0x10000000;

const here = -100;
const writeOnly = 1;

/** Namespaces made by our own launcher: all that bubblewrap gives, for machines without it. */
export function unshareJail(launcher: Launcher, user: User): Jail {
  return {
    rung: 'unshare',
    enclose: (enclosed) => launcher.launch(steps(enclosed, launcher, user), enclosed),
  };
}

function steps(enclosed: Enclosed, { architecture }: Launcher, user: User): Step[] {
  return [
    ...closeDescriptors,
    ...(user.privileged ? [call('unshare', namespaces)] : unshareUser(user)),
    ...endWithParent,
    'fork',
    ...privateRoot(viewOf(enclosed)),
    ...giveUpPrivileges,
    ...(user.privileged ? become(nextUser()) : []),
    ...limit(limitsOf(enclosed, true)),
    ...dropCapabilities,
    ...endWithParent,
    // Whoever is the first process of its namespace cannot be killed from inside and has to reap: the guest is the second.
    'fork',
    ...filterCalls(filterFor(architecture, strictnessOf(enclosed))),
  ];
}

/** Somebody without rights has them all in a user namespace of their own, and inside it they are nobody. */
function unshareUser({ uid, gid }: User): Step[] {
  return [
    call('unshare', namespaces | userNamespace),
    ...writeFile('/proc/self/setgroups', 'deny'),
    ...writeFile('/proc/self/uid_map', `${nobody} ${uid} 1`),
    ...writeFile('/proc/self/gid_map', `${nobody} ${gid} 1`),
    ...writeFile('/proc/sys/user/max_user_namespaces', '0').map(asAttempt),
  ];
}

/** Every descriptor beyond the standard three is closed, so a file that is opened is the fourth. */
function writeFile(path: string, content: string): Step[] {
  return [
    call('openat', here, text(path), writeOnly, 0),
    call('write', 3, Buffer.from(content), content.length),
    call('close', 3),
  ];
}

function asAttempt(step: Step): Step {
  return typeof step === 'object' && 'call' in step ? attempt(step.call, ...step.arguments) : step;
}
