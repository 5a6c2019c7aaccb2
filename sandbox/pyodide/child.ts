/**
 * The child process of one slot: an interpreter behind a pipe. `build FILE SEED` writes a snapshot whose hashes have that
 * seed, `compile FILE` stores what V8 compiles for it, `serve FILE` starts from it and answers line by line, as `check FILE` does
 * for nobody. Each says when it is ready, and lives until its parent ends it or is gone.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { source } from '../python/source.ts';
import { compileEagerly, storeCompiled, useCompiled } from './compiled.ts';
import { onLines } from '../slots/lines.ts';
import type { SlotRequest } from '../slots/protocol.ts';
import { openRealm, type Realm } from './open-realm.ts';
import { openPassage } from './passage.ts';
import { openTelling } from './telling.ts';

const maxRequestBytes = 64 * 1024 * 1024;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const passage = openPassage((question) => say(JSON.stringify({ crossing: question })));

const telling = openTelling();

/** The reply to a request; null where it only lets a step go on. */
async function answer(realm: Realm, request: SlotRequest): Promise<string | null> {
  if ('crossed' in request) return passage.answer(request.crossed);
  // A step that still waits for an answer was given up by the host, and its interpreter with it.
  if ('reset' in request)
    return JSON.stringify({ reset: !passage.isWaiting() && (await realm.reset().catch(() => false)) });
  passage.open(request.crosses);
  const leave = telling.follow((part) => say(JSON.stringify({ part })));
  return realm.step(request.ask, request.memoryBytes).catch(reportLoss).then(leave);
}

/** The realm itself is gone: isolated-vm ends one that fills its own memory. */
function reportLoss(error: unknown): string {
  const text = String(error);
  const exhausted = /memory/.test(text);
  return JSON.stringify({ ending: exhausted ? 'exhausted' : 'crashed', text, exhausted });
}

async function serve(path: string): Promise<void> {
  useCompiled(path);
  const realm = await openRealm(passage.cross, telling.shared);
  await realm.restore(await readFile(path));
  onLines(process.stdin, maxRequestBytes, (line) => {
    const request: SlotRequest = JSON.parse(line);
    void answer(realm, request).then((reply) => reply !== null && say(reply));
  });
}

async function build(path: string, hashSeed: string): Promise<void> {
  const realm = await openRealm(passage.cross, telling.shared);
  await writeFile(path, new Uint8Array(await realm.build(source, hashSeed)));
}

async function compile(path: string): Promise<void> {
  compileEagerly();
  const realm = await openRealm(passage.cross, telling.shared);
  await realm.restore(await readFile(path));
  await storeCompiled(path, realm);
}

// A program may keep the isolate's thread busy for ever; only a signal ends it then.
process.stdin.on('end', () => process.kill(process.pid, 'SIGKILL'));
process.stdin.resume();

const [mode = '', path = '', hashSeed = '0'] = process.argv.slice(2);
await (mode === 'build' ? build(path, hashSeed) : mode === 'compile' ? compile(path) : serve(path));
say(JSON.stringify({ ready: true }));
