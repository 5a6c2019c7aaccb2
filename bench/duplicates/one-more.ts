import { startCommand } from '../../client/chaos/command.ts';
import type { Disturbed } from './collect-while.ts';

/** Has a second models process work for the same home, until something has happened to both and the collection is done. */
export async function oneMore(
  { environment, untilTwo, ended }: Disturbed,
  happening: () => Promise<void>,
): Promise<void> {
  const second = startCommand(['worker', '--role', 'models'], environment);
  try {
    await Promise.race([
      untilTwo()
        .then(happening)
        .then(() => ended),
      second.ended.then(refuse),
    ]);
  } finally {
    // Its worker ends with the pipe between them.
    second.child.kill('SIGKILL');
  }
}

function refuse({ code, stderr }: { code: number | null; stderr: string }): never {
  throw new Error(
    `Expected a second models process that works until it is ended, found one that ended with ${code}: ${stderr}`,
  );
}
