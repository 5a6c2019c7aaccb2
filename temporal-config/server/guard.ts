import { type ChildProcess, spawn } from 'node:child_process';

/** How a guard is known among a machine's processes; its last word is the pid it guards. */
export const guardName = 'persd-guard';

/** Ends when its standard input does, which the kernel sees to however its parent went, and takes the server with it. */
const script = `
cat >/dev/null
kill -TERM "$1" 2>/dev/null
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  kill -0 "$1" 2>/dev/null || exit 0
  sleep 0.1
done
kill -KILL "$1" 2>/dev/null
`;

/** Guards the server under `pid` until `release`: should this process vanish before, the server ends within about two seconds. */
export function guardServer(pid: number): { release(): void } {
  let guard = startGuard();
  let released = false;

  function startGuard(): ChildProcess {
    // A process group of its own, or Ctrl-C in a terminal would take the guard and leave the server.
    const child = spawn('/bin/sh', ['-c', script, guardName, String(pid)], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.stdin?.on('error', () => {});
    child.once('exit', () => {
      if (!released) guard = startGuard();
    });
    return child;
  }

  return {
    release() {
      released = true;
      guard.kill('SIGKILL');
    },
  };
}
