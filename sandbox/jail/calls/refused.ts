import { type Architecture, numberOf, type SystemCall } from './numbers.ts';
import type { Enclosed } from '../jail.ts';
import { assemble, type Refused } from './assemble.ts';

const permissionDenied = 1;
const notImplemented = 38;

/** No guest needs these, and each has been somebody's way out. */
const never: SystemCall[] = [
  // Other processes' memory and descriptors.
  ...(['ptrace', 'process_vm_readv', 'process_vm_writev', 'process_madvise', 'process_mrelease', 'kcmp'] as const),
  ...(['pidfd_open', 'pidfd_getfd', 'pidfd_send_signal'] as const),
  // Another view of the machine.
  ...(['mount', 'umount2', 'pivot_root', 'chroot', 'move_mount', 'open_tree', 'open_tree_attr', 'fsopen'] as const),
  ...(['fsconfig', 'fsmount', 'fspick', 'mount_setattr', 'statmount', 'listmount', 'unshare', 'setns'] as const),
  ...(['name_to_handle_at', 'open_by_handle_at', 'fanotify_init'] as const),
  // Anybody outside.
  ...(['socket', 'connect', 'bind', 'listen', 'accept', 'accept4'] as const),
  ...(['shmget', 'shmat', 'shmctl', 'semget', 'semop', 'semtimedop', 'semctl'] as const),
  ...(['msgget', 'msgsnd', 'msgrcv', 'msgctl', 'mq_open', 'mq_unlink'] as const),
  // Large and seldom trodden parts of the kernel.
  ...(['bpf', 'perf_event_open', 'add_key', 'keyctl', 'request_key', 'userfaultfd'] as const),
  ...(['io_uring_setup', 'io_uring_enter', 'io_uring_register', 'vmsplice', 'move_pages', 'migrate_pages'] as const),
  ...(['iopl', 'ioperm', 'modify_ldt', 'uselib', 'ustat', 'sysfs', '_sysctl', 'lookup_dcookie'] as const),
  ...(['personality', 'nfsservctl'] as const),
  // Memory that counts as nobody's.
  ...(['memfd_create', 'memfd_secret'] as const),
  // The machine itself.
  ...(['kexec_load', 'kexec_file_load', 'init_module', 'finit_module', 'delete_module', 'reboot'] as const),
  ...(['swapon', 'swapoff', 'acct', 'quotactl', 'quotactl_fd', 'syslog', 'vhangup'] as const),
  ...(['sethostname', 'setdomainname', 'settimeofday', 'clock_settime', 'clock_adjtime', 'adjtimex'] as const),
];

/** Without namespaces the files and processes of others are within reach, and Landlock does not know these calls. */
const amongOthers: SystemCall[] = [
  ...(['chmod', 'fchmod', 'fchmodat', 'fchmodat2', 'chown', 'fchown', 'lchown', 'fchownat'] as const),
  ...(['utime', 'utimes', 'futimesat', 'utimensat', 'truncate', 'file_setattr'] as const),
  ...(['setxattr', 'lsetxattr', 'fsetxattr', 'setxattrat'] as const),
  ...(['removexattr', 'lremovexattr', 'fremovexattr', 'removexattrat'] as const),
  ...(['setpriority', 'ioprio_set', 'sched_setaffinity', 'sched_setparam'] as const),
  ...(['sched_setscheduler', 'sched_setattr'] as const),
  // Whoever leaves the process group is not reached by the signal that ends it.
  ...(['setsid', 'setpgid'] as const),
];

const signals = ['kill', 'tkill', 'tgkill', 'rt_sigqueueinfo', 'rt_tgsigqueueinfo'] as const;

const anyBit = 0xffffffff;
const newNamespaces = 0x7e020000;
const asThread = 0x00010000;
const mapShared = 1;

/** How a guest enclosed in namespaces is filtered. */
export function strictnessOf({ forks, reserves }: Enclosed): Strictness {
  return { forks: forks === true, reserves: reserves === true, amongOthers: false, signals: false };
}

/** What a jail refuses beyond what it always does. */
export interface Strictness {
  /** The guest may start processes. */
  forks: boolean;
  /** Its addresses are hardly limited, so that memory must not be mapped which counts as nothing else. */
  reserves?: boolean;
  /** It has no namespaces of its own. */
  amongOthers: boolean;
  /** Nothing else keeps its signals inside. */
  signals: boolean;
}

/** The filter that a guest runs under. */
export function filterFor(architecture: Architecture, strictness: Strictness): Uint8Array {
  const calls = [
    ...never,
    ...(strictness.amongOthers ? amongOthers : []),
    ...(strictness.signals ? signals : []),
    ...(strictness.forks ? [] : (['fork', 'vfork'] as const)),
  ];
  const outright = calls.flatMap((call) => refuse(architecture, call, { errno: permissionDenied }));
  return assemble(architecture, [...outright, ...withArguments(architecture, strictness)]);
}

function withArguments(architecture: Architecture, { forks, reserves }: Strictness): Refused[] {
  const errno = permissionDenied;
  const other = { argument: 0, mask: anyBit, set: true };
  const namespaced = { argument: 0, mask: newNamespaces, set: true };
  const process = { argument: 0, mask: asThread, set: false };
  const shared = { argument: 3, mask: mapShared, set: true };
  return [
    ...refuse(architecture, 'prlimit64', { errno, when: other }),
    ...refuse(architecture, 'clone', { errno, when: namespaced }),
    ...(forks ? [] : refuse(architecture, 'clone', { errno, when: process })),
    ...(reserves === true ? refuse(architecture, 'mmap', { errno, when: shared }) : []),
    // Its arguments are in memory, where a filter cannot look; libraries fall back to `clone`.
    ...refuse(architecture, 'clone3', { errno: notImplemented }),
  ];
}

function refuse(architecture: Architecture, call: SystemCall, how: Omit<Refused, 'number'>): Refused[] {
  const number = numberOf(call, architecture);
  return number === null ? [] : [{ number, ...how }];
}
