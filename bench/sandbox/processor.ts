import { openClock } from '../../sandbox/slots/clock.ts';

/** Milliseconds between two looks: what a process uses between its last one and its end is lost. */
const interval = 50;

/** Follows the processor time of a process and of all that it started; call what it returns for the milliseconds since. */
export function followTime(pid: number): () => number {
  const clock = openClock(pid);
  const read = (): number => clock.read()?.cpuMs ?? 0;
  const before = read();
  const timer = setInterval(read, interval);
  return () => {
    clearInterval(timer);
    const spent = read() - before;
    clock.close();
    return spent;
  };
}
