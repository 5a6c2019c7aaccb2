import type { Enclosed } from './jail.ts';

/** A limit of the kernel on a process, by its number and by the option of `prlimit` that sets it. */
export interface Limit {
  number: number;
  option: string;
  value: number;
}

const mebibyte = 1024 * 1024;

/** Mebibytes that /tmp holds, and that a single file may have. */
export const tmpMb = 64;

/** Processes and threads, all together; an interpreter with its compiler's and collector's threads has about twenty. */
const tasks = 128;

const openFiles = 256;

/** Mebibytes of addresses for an interpreter that reserves more than it fills; the tables for them are at most a 512th. */
const reservedMb = 64 * 1024;

/** The limits of an enclosed process; `counted`: its user has no processes elsewhere that would count as its own. */
export function limitsOf({ memoryMb, reserves }: Enclosed, counted: boolean): Limit[] {
  return [
    { number: 9, option: '--as', value: (reserves === true ? reservedMb : memoryMb) * mebibyte },
    { number: 2, option: '--data', value: memoryMb * mebibyte },
    { number: 1, option: '--fsize', value: tmpMb * mebibyte },
    { number: 7, option: '--nofile', value: openFiles },
    { number: 4, option: '--core', value: 0 },
    ...(counted ? [{ number: 6, option: '--nproc', value: tasks }] : []),
  ];
}
