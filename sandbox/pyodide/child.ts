/**
 * The child process of one slot: an interpreter behind a pipe. `build FILE` writes a snapshot, `serve FILE` starts from
 * one and answers line by line. Either says when it is ready, and lives until its parent ends it or is gone.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { source } from '../python/source.ts';
import { onLines } from '../slots/lines.ts';
import type { SlotRequest } from '../slots/protocol.ts';
import { openRealm, type Realm } from './open-realm.ts';

const maxRequestBytes = 64 * 1024 * 1024;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function answer(realm: Realm, line: string): Promise<string> {
  const request: SlotRequest = JSON.parse(line);
  if ('reset' in request) return JSON.stringify({ reset: await realm.reset().catch(() => false) });
  if ('crossed' in request) throw new Error('Expected a step, found the answer to a question that nobody asked.');
  return realm.step(request.ask, request.memoryBytes).catch(reportLoss);
}

/** The realm itself is gone: isolated-vm ends one that fills its own memory. */
function reportLoss(error: unknown): string {
  const text = String(error);
  const exhausted = /memory/.test(text);
  return JSON.stringify({ ending: exhausted ? 'exhausted' : 'crashed', text, exhausted });
}

async function serve(path: string): Promise<void> {
  const realm = await openRealm();
  await realm.restore(await readFile(path));
  onLines(process.stdin, maxRequestBytes, (line) => void answer(realm, line).then(say));
}

async function build(path: string): Promise<void> {
  const realm = await openRealm();
  await writeFile(path, new Uint8Array(await realm.build(source)));
}

// A program may keep the isolate's thread busy for ever; only a signal ends it then.
process.stdin.on('end', () => process.kill(process.pid, 'SIGKILL'));
process.stdin.resume();

const [mode = '', path = ''] = process.argv.slice(2);
await (mode === 'build' ? build(path) : serve(path));
say(JSON.stringify({ ready: true }));
