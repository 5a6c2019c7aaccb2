/**
 * The child process of one slot: a fresh isolate for each program, behind a pipe. It takes one argument, the mebibytes that a
 * program may have. It says when it is ready, answers line by line, and lives until its parent ends it or is gone.
 */
import { onLines } from '../slots/lines.ts';
import { openPassage } from '../pyodide/passage.ts';
import { hasGrown } from './memory.ts';
import type { SlotRequest, StepReport } from '../slots/protocol.ts';
import { openRun, type Run } from './run.ts';

const maxRequestBytes = 64 * 1024 * 1024;
const memoryMb = Number(process.argv[2]);

const passage = openPassage((question) => say({ crossing: question }));
/** Never rejects: an error of this process is nothing for a program to see. */
const cross = (message: string): Promise<string> => passage.cross(message).catch(() => 'ended');

let run: Promise<Run> = openRun(memoryMb, cross);

function say(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** A new isolate in the place of the old one; false when this process must not run another program. */
async function reset(): Promise<{ reset: boolean }> {
  const old = await run;
  if (old.spoilt() || passage.isWaiting()) return { reset: false };
  old.dispose();
  if (hasGrown()) return { reset: false };
  run = openRun(memoryMb, cross);
  await run;
  return { reset: true };
}

const crashed = (error: unknown): StepReport => ({
  ending: 'crashed',
  text: String(error).slice(0, 300),
  exhausted: false,
});

/** The reply to a request; null where it only lets a step go on. */
async function answer(line: string): Promise<object | null> {
  const request: SlotRequest = JSON.parse(line);
  if ('reset' in request) return reset().catch(() => ({ reset: false }));
  if ('crossed' in request) return passage.answer(request.crossed);
  passage.open(request.crosses);
  return (await run).step(request.ask, request.memoryBytes).catch(crashed);
}

process.stdin.on('end', () => process.kill(process.pid, 'SIGKILL'));
await run;
onLines(process.stdin, maxRequestBytes, (line) => void answer(line).then((reply) => reply !== null && say(reply)));
say({ ready: true });
