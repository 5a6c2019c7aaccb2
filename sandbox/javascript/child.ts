/**
 * The child process of one slot: a fresh isolate for each program, behind a pipe. It takes one argument, the mebibytes that a
 * program may have. It says when it is ready, answers line by line, and lives until its parent ends it or is gone.
 */
import { onLines } from '../slots/lines.ts';
import { hasGrown } from './memory.ts';
import type { SlotRequest, StepReport } from '../slots/protocol.ts';
import { openRun, type Run } from './run.ts';

const maxRequestBytes = 64 * 1024 * 1024;
const memoryMb = Number(process.argv[2]);

let run: Promise<Run> = openRun(memoryMb);

function say(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** A new isolate in the place of the old one; false when this process must not run another program. */
async function reset(): Promise<{ reset: boolean }> {
  const old = await run;
  if (old.spoilt()) return { reset: false };
  old.dispose();
  if (hasGrown()) return { reset: false };
  run = openRun(memoryMb);
  await run;
  return { reset: true };
}

const crashed = (error: unknown): StepReport => ({
  ending: 'crashed',
  text: String(error).slice(0, 300),
  exhausted: false,
});

async function answer(line: string): Promise<object> {
  const request: SlotRequest = JSON.parse(line);
  if ('reset' in request) return reset().catch(() => ({ reset: false }));
  if ('crossed' in request) throw new Error('Expected a step, found the answer to a question that nobody asked.');
  return (await run).step(request.ask, request.memoryBytes).catch(crashed);
}

process.stdin.on('end', () => process.kill(process.pid, 'SIGKILL'));
await run;
onLines(process.stdin, maxRequestBytes, (line) => void answer(line).then(say));
say({ ready: true });
