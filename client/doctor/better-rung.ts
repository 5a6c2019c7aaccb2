import { existsSync, readFileSync } from 'node:fs';
import type { PassedOver } from '../../sandbox/jail/open.ts';

/** Where a machine says what it allows; a test says it for a machine that it has not. */
export interface Machine {
  platform: string;
  root: boolean;
  /** The content of a file of /proc or /sys without white space around it, or null where there is none. */
  read: (path: string) => string | null;
  exists: (path: string) => boolean;
}

export const thisMachine: Machine = {
  platform: process.platform,
  root: process.geteuid?.() === 0,
  exists: existsSync,
  read: (path) => (existsSync(path) ? readFileSync(path, 'utf8').trim() : null),
};

const profile =
  "printf 'abi <abi/4.0>,\\ninclude <tunables/global>\\nprofile bwrap /usr/bin/bwrap flags=(unconfined) {\\n  userns,\\n}\\n' | sudo tee /etc/apparmor.d/bwrap && sudo apparmor_parser -r /etc/apparmor.d/bwrap";

/** What a person can do on this machine to get a better rung than it has: exact commands, the first one first. */
export function betterRung(passedOver: PassedOver[], machine: Machine): string[] {
  if (machine.platform !== 'linux') {
    return [
      'run persd on Linux, in a virtual machine or a container: here is no namespace, seccomp or Landlock to be had, and around a program are only WebAssembly or its isolate and Node’s own permissions',
    ];
  }
  const reasonOf = (rung: string): string => passedOver.find((one) => one.rung === rung)?.reason ?? '';
  return [
    ...(/switched off/.test(reasonOf('bubblewrap')) ? ['unset PERSD_JAIL'] : []),
    ...(/not installed/.test(reasonOf('bubblewrap')) ? ['install bubblewrap: `apt-get install bubblewrap`'] : []),
    ...(/perl or python3/.test(reasonOf('unshare')) ? ['install Perl: `apt-get install perl-base`'] : []),
    ...(passedOver.some(refusedByKernel) ? namespaceRefusals(machine) : []),
  ];
}

/** A rung with namespaces that is all there and failed when it was tried. */
function refusedByKernel({ rung, reason }: PassedOver): boolean {
  return (rung === 'bubblewrap' || rung === 'unshare') && !/switched off|not installed|it needs/.test(reason);
}

function namespaceRefusals(machine: Machine): string[] {
  if (isContainer(machine)) {
    return [
      'start the container with `--security-opt seccomp=unconfined --security-opt apparmor=unconfined`, so that it may make namespaces; on a host whose AppArmor restricts them also with `--cap-add SYS_ADMIN`',
    ];
  }
  if (machine.root) return [];
  return [
    ...(machine.read('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1'
      ? [
          `let bubblewrap make user namespaces: \`${profile}\``,
          'or let every program make them: `sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`',
        ]
      : []),
    ...(machine.read('/proc/sys/kernel/unprivileged_userns_clone') === '0'
      ? ['let ordinary users make namespaces: `sudo sysctl -w kernel.unprivileged_userns_clone=1`']
      : []),
    ...(machine.read('/proc/sys/user/max_user_namespaces') === '0'
      ? ['let there be user namespaces: `sudo sysctl -w user.max_user_namespaces=15000`']
      : []),
  ];
}

function isContainer({ exists, read }: Machine): boolean {
  const filtered = /^Seccomp:\s*2$/m.test(read('/proc/self/status') ?? '');
  return exists('/.dockerenv') || exists('/run/.containerenv') || filtered;
}
