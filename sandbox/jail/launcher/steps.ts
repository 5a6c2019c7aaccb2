import type { Limit } from '../limits.ts';
import { attempt, call, type Step, text, words } from './step.ts';

const killSignal = 9;
const dieWithParent = 1;
const dropFromBounds = 24;
const noNewPrivileges = 38;
const filterMode = 1;
/** More capabilities than any kernel has. */
const capabilities = 64;
const here = -100;
const lastDescriptor = 0x7fffffff;

/** Whatever was open besides the standard three stays outside. */
export const closeDescriptors: Step[] = [call('close_range', 3, lastDescriptor, 0)];

/** Opens a file for reading; of the descriptors that are free it has the lowest. */
export function open(path: string): Step[] {
  return [call('openat', here, text(path), 0, 0)];
}

/** Killed when the process that started this one is gone. A change of user undoes it. */
export const endWithParent: Step[] = [call('prctl', dieWithParent, killSignal, 0, 0, 0)];

/** No right is to be had by executing something. */
export const giveUpPrivileges: Step[] = [
  ...Array.from({ length: capabilities }, (_, capability) => attempt('prctl', dropFromBounds, capability, 0, 0, 0)),
  call('prctl', noNewPrivileges, 1, 0, 0, 0),
];

/** Becomes another user for good, in no group but its own. */
export function become(user: number): Step[] {
  return [call('setgroups', 0, 0), call('setresgid', user, user, user), call('setresuid', user, user, user)];
}

/** Of the rights that are left none: a root that stays root has no more of them than anybody. */
export const dropCapabilities: Step[] = [
  call('capset', Buffer.from([0x22, 0x05, 0x08, 0x20, 0, 0, 0, 0]), Buffer.alloc(24)),
];

export function limit(limits: Limit[]): Step[] {
  return limits.map(({ number, value }) => call('prlimit64', 0, number, words(BigInt(value), BigInt(value)), 0));
}

/** From here on only what the filter allows. */
export function filterCalls(filter: Uint8Array): Step[] {
  return [call('seccomp', filterMode, 0, { filter })];
}
