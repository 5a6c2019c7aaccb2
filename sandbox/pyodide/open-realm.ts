import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import ivm from 'isolated-vm';
import type * as realm from './realm/main.ts';

/** A JavaScript realm of its own with Pyodide's modules in it; the one function of this process that it is given is `cross`. */
export interface Realm {
  build(source: string, hashSeed: string): Promise<ArrayBuffer>;
  restore(snapshot: Uint8Array<ArrayBuffer>): Promise<void>;
  step(request: string, memoryBytes: number): Promise<string>;
  reset(): Promise<boolean>;
}

/** JavaScript's own memory in mebibytes: the pristine copy, Pyodide's objects and the files that a program writes. */
const javascriptMb = 512;

const here = (name: string): string => fileURLToPath(import.meta.resolve(name));

/** The text of one of the realm's modules: a file of `realm/`, or one of Pyodide's. */
async function moduleText(specifier: string): Promise<string> {
  if (specifier.startsWith('pyodide/')) {
    // An isolate has no `import.meta`; Pyodide only wants to know where it is.
    return (await readFile(here(specifier), 'utf8')).replaceAll('import.meta.url', '"file:///"');
  }
  const text = await readFile(here(specifier.replace('./', './realm/')), 'utf8');
  return extname(specifier) === '.ts' ? stripTypeScriptTypes(text) : text;
}

type Exports = typeof realm;

async function loadModules(isolate: ivm.Isolate): Promise<ivm.Reference<Exports>> {
  const modules = new Map<string, Promise<ivm.Module>>();
  const compile = async (specifier: string): Promise<ivm.Module> =>
    isolate.compileModule(await moduleText(specifier), { filename: specifier });
  const resolve = (specifier: string): Promise<ivm.Module> => {
    const module = modules.get(specifier) ?? compile(specifier);
    modules.set(specifier, module);
    return module;
  };
  const main = await resolve(`./main${extname(import.meta.url)}`);
  await main.instantiate(await isolate.createContext(), resolve);
  await main.evaluate();
  return main.namespace;
}

/** Pyodide's list of packages without the packages: none is here, and none may be offered. */
async function emptyLock(): Promise<Buffer<ArrayBuffer>> {
  const lock: { info: unknown } = JSON.parse(await readFile(here('pyodide/pyodide-lock.json'), 'utf8'));
  return Buffer.from(JSON.stringify({ info: lock.info, packages: {} }));
}

/** Hands bytes over; where they fill a buffer of their own, without a copy. */
function handIn(bytes: Uint8Array<ArrayBuffer>): ivm.Copy<ArrayBuffer> {
  const own = bytes.length === bytes.buffer.byteLength ? bytes.buffer : Uint8Array.from(bytes).buffer;
  return new ivm.ExternalCopy(own, { transferOut: true }).copyInto({ release: true, transferIn: true });
}

async function provideFiles(provide: ivm.Reference): Promise<void> {
  const files = {
    'pyodide.asm.wasm': await readFile(here('pyodide/pyodide.asm.wasm')),
    'python_stdlib.zip': await readFile(here('pyodide/python_stdlib.zip')),
    'pyodide-lock.json': await emptyLock(),
  };
  for (const [name, bytes] of Object.entries(files)) await provide.apply(undefined, [name, handIn(bytes)]);
}

/** Opens a realm; `cross` is called where a step asks the host something, and the step waits for its promise; in `room` it tells answers. */
export async function openRealm(cross: (question: string) => Promise<string>, room: SharedArrayBuffer): Promise<Realm> {
  const exported = await loadModules(new ivm.Isolate({ memoryLimit: javascriptMb }));
  const take = <Name extends keyof Exports>(name: Name): Promise<ivm.Reference<Exports[Name]>> =>
    exported.get(name, { reference: true });
  const [build, copyMemory, restore] = await Promise.all([take('build'), take('copyMemory'), take('restore')]);
  const [step, reset] = await Promise.all([take('step'), take('reset')]);
  await provideFiles(await take('provideFile'));
  await (await take('provideCrossing')).apply(undefined, [new ivm.Reference(cross)]);
  await (await take('provideRoom')).apply(undefined, [new ivm.ExternalCopy(room).copyInto({ release: true })]);
  return {
    build: async (source, hashSeed) => {
      await build.apply(undefined, [source, hashSeed], { result: { promise: true } });
      return copyMemory.apply(undefined, [], { result: { copy: true } });
    },
    restore: async (snapshot) => {
      await restore.apply(undefined, [handIn(snapshot)], { result: { promise: true } });
    },
    step: (request, memoryBytes) => step.apply(undefined, [request, memoryBytes]),
    // On the thread that it is asked from: to hand it to another and to wait for that costs more than it gives.
    reset: async () => reset.applySync(),
  };
}
