/**
 * Pyodide's WebAssembly as V8 compiled it, kept from one process to the next: a slot is as fast in its first run as in its
 * hundredth. V8 shares what is compiled between the realms of a process, so the realm itself takes no part in this.
 */
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { compiledPath } from './compiled-path.ts';
import { exercises } from './exercise.ts';
import type { Realm } from './open-realm.ts';

const wasmBytes = (): Uint8Array<ArrayBuffer> =>
  readFileSync(fileURLToPath(import.meta.resolve('pyodide/pyodide.asm.wasm')));

/** V8 has these for its own tests; the syntax that reaches them is known only for as long as a call takes. */
function callNative(call: string, ...values: unknown[]): unknown {
  setFlagsFromString('--allow-natives-syntax');
  try {
    return new Script(call).runInThisContext()(...values);
  } finally {
    setFlagsFromString('--no-allow-natives-syntax');
  }
}

/** Compiled code is found again for as long as somebody holds the module. */
let held: unknown;

/** Gives V8 what was compiled before; false where there is nothing, or another V8, processor or set of flags made it. */
export function useCompiled(snapshot: string): boolean {
  const path = compiledPath(snapshot);
  const code = existsSync(path) ? Uint8Array.from(readFileSync(path)) : new Uint8Array();
  if (code.length > 0)
    held = callNative('(code, bytes) => %DeserializeWasmModule(code, bytes)', code.buffer, wasmBytes());
  return held !== undefined;
}

/** What is found later is worth less than the time until then. */
const runsPerRound = 10;
const maxRounds = 6;
const memoryBytes = 256 * 1024 * 1024;

/** Bytes of code that a function has run when V8 compiles it well: as V8 has it, and while the code is made that many will use. */
const [usualBudget, eagerBudget] = [13_000_000, 300_000];

/** Has V8 compile well what runs but now and then. To be said before a realm is opened whose code is to be stored. */
export function compileEagerly(): void {
  setFlagsFromString(`--wasm-tiering-budget=${eagerBudget}`);
}

/** Runs exercises in a realm until V8 finds no more that is worth compiling well, and stores what it has. */
export async function storeCompiled(snapshot: string, realm: Realm): Promise<void> {
  let code: Uint8Array = new Uint8Array();
  for (let round = 0; round < maxRounds; round += 1) {
    for (let run = 0; run < runsPerRound; run += 1) await exercise(realm);
    const more = serialize();
    if (more.length === code.length) break;
    code = more;
  }
  await writeFile(compiledPath(snapshot), code);
}

async function exercise(realm: Realm): Promise<void> {
  for (const { program, code } of exercises) {
    await realm.step(JSON.stringify({ kind: 'load', program, setup: '', entryPoint: '' }), memoryBytes);
    await realm.step(JSON.stringify({ kind: 'code', code }), memoryBytes);
    if (!(await realm.reset()))
      throw new Error('Expected exercises to leave nothing behind, found a spoilt interpreter.');
  }
}

/** What is stored names the flags that it was made with, and only who has the same ones takes it. */
function serialize(): Uint8Array {
  setFlagsFromString(`--wasm-tiering-budget=${usualBudget}`);
  const code = callNative('(module) => %SerializeWasmModule(module)', new WebAssembly.Module(wasmBytes()));
  if (code instanceof ArrayBuffer) return new Uint8Array(code);
  throw new Error(`Expected compiled code, found ${typeof code}.`);
}
