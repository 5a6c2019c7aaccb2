import { assemble, type Refused } from '../jail/calls/assemble.ts';
import { type Architecture, numberOf, type SystemCall } from '../jail/calls/numbers.ts';
import { filterFor } from '../jail/calls/refused.ts';

const permissionDenied = 1;
const asThread = 0x00010000;

const signals = ['kill', 'tkill', 'tgkill', 'rt_sigqueueinfo', 'rt_tgsigqueueinfo'] as const satisfies SystemCall[];
const order = ['setpriority', 'ioprio_set', 'sched_setaffinity', 'sched_setparam'] as const satisfies SystemCall[];
const classes = ['sched_setscheduler', 'sched_setattr'] as const satisfies SystemCall[];

/** To become another program, and to have memory that counts as nobody's: numbers on x64 and on arm64. */
const others = { execve: [59, 221], execveat: [322, 281], memfd_create: [319, 279] } as const;

/** What a zygote runs under, whatever its jail refuses besides: it may fork, and signal its children. */
export function zygoteFilter(architecture: Architecture): Uint8Array {
  return filterFor(architecture, { forks: true, amongOthers: false, signals: false });
}

/** What the process of one run gives up beyond that: it has threads, and starts, signals and hurries no process. */
export function childFilter(architecture: Architecture): Uint8Array {
  const numbers = [
    ...(['fork', 'vfork', ...signals, ...order, ...classes] as const).map((call) => numberOf(call, architecture)),
    ...Object.values(others).map(([x64, arm64]) => (architecture === 'x64' ? x64 : arm64)),
  ];
  const outright = numbers.flatMap((number): Refused[] => (number === null ? [] : [refuse(number)]));
  const clone = numberOf('clone', architecture);
  const process: Refused['when'] = { argument: 0, mask: asThread, set: false };
  return assemble(architecture, [...outright, ...(clone === null ? [] : [{ ...refuse(clone), when: process }])]);
}

const refuse = (number: number): Refused => ({ number, errno: permissionDenied });
