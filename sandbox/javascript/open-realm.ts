import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import ivm from 'isolated-vm';
import type * as realm from './realm/main.ts';

type Exports = typeof realm;

/**
 * An isolate with nothing in it but the language and our own code around one program. It is given one function of this process,
 * its way to the other isolate of a pair, and says texts and numbers only. A call rejects, too, when the program left a rejection unhandled.
 */
export interface Realm {
  /** Says why a text is no program by itself; null when it is one. Runs nothing. */
  complain(program: string): Promise<string | null>;
  load(program: string, setup: string, entryPoint: string, usesModule: boolean): Promise<void>;
  askValue(call: string): Promise<void>;
  askCode(code: string, counted: boolean): Promise<void>;
  /** As `askCode`, where the program is not: `needed` is JSON of the names that the code does not define. */
  askApart(code: string, counted: boolean, needed: string, entryPoint: string): Promise<void>;
  /** Lets the program in the other isolate go on for so many milliseconds; see the realm's own `waitForProgram`. */
  waitForProgram(most: number): Promise<number>;
  /** Does what the tests in another isolate ask; resolves with the reply, or with nothing while it is still to come. */
  serve(message: string): Promise<string>;
  /** Milliseconds until the program has to go on before there is a reply; -2 when it is there. */
  untilReply(): Promise<number>;
  /** The last reply. */
  takeReply(): Promise<string>;
  fire(): Promise<void>;
  poll(): Promise<number>;
  take(): Promise<string>;
  /** It is gone: disposed of, or because it had no memory left. */
  isDisposed(): boolean;
  dispose(): void;
}

const extension = extname(import.meta.url);
const texts = new Map<string, Promise<string>>();

/** The text of one of the realm's files, read once. */
function textOf(specifier: string): Promise<string> {
  const path = fileURLToPath(new URL(specifier.replace('./', './realm/'), import.meta.url));
  const text =
    texts.get(specifier) ??
    readFile(path, 'utf8').then((found) => (extension === '.ts' ? stripTypeScriptTypes(found) : found));
  texts.set(specifier, text);
  return text;
}

async function loadModules(isolate: ivm.Isolate): Promise<ivm.Reference<Exports>> {
  const modules = new Map<string, Promise<ivm.Module>>();
  const compile = async (specifier: string): Promise<ivm.Module> =>
    isolate.compileModule(await textOf(specifier), { filename: specifier });
  const resolve = (specifier: string): Promise<ivm.Module> => {
    const module = modules.get(specifier) ?? compile(specifier);
    modules.set(specifier, module);
    return module;
  };
  const main = await resolve(`./main${extension}`);
  await main.instantiate(await isolate.createContext(), resolve);
  await main.evaluate();
  return main.namespace;
}

/** Opens a realm whose programs may have so many mebibytes; `cross` takes a message to the other isolate of a pair, and brings its answer. */
export async function openRealm(memoryMb: number, cross: (message: string) => Promise<string>): Promise<Realm> {
  const isolate = new ivm.Isolate({ memoryLimit: memoryMb, onCatastrophicError: endProcess });
  const exported = await loadModules(isolate);
  const taken = <Name extends keyof Exports>(name: Name): Promise<ivm.Reference<Exports[Name]>> =>
    exported.get(name, { reference: true });
  const [load, askValue, askCode] = await Promise.all([taken('load'), taken('askValue'), taken('askCode')]);
  const [fire, poll, take] = await Promise.all([taken('fire'), taken('poll'), taken('take')]);
  const [askApart, waitForProgram, serve] = await Promise.all([
    taken('askApart'),
    taken('waitForProgram'),
    taken('serve'),
  ]);
  const [untilReply, takeReply] = await Promise.all([taken('untilReply'), taken('takeReply')]);
  await (await taken('provideCrossing')).apply(undefined, [new ivm.Reference(cross)]);
  return {
    complain: async (program) => {
      const script = await isolate.compileScript(program, { filename: 'program.js' }).catch(String);
      if (typeof script === 'string') return script;
      script.release();
      return null;
    },
    load: (...given) => load.apply(undefined, given),
    askValue: (call) => askValue.apply(undefined, [call]),
    askCode: (...given) => askCode.apply(undefined, given),
    askApart: (...given) => askApart.apply(undefined, given),
    waitForProgram: (most) => waitForProgram.apply(undefined, [most]),
    serve: (message) => serve.apply(undefined, [message]),
    untilReply: () => untilReply.apply(),
    takeReply: () => takeReply.apply(),
    fire: () => fire.apply(),
    poll: () => poll.apply(),
    take: () => take.apply(),
    isDisposed: () => isolate.isDisposed,
    dispose: () => isolate.dispose(),
  };
}

/** The isolate can be neither used nor ended any more. */
function endProcess(message: string): void {
  process.stderr.write(`JavaScript heap limit: ${message}\n`);
  process.kill(process.pid, 'SIGKILL');
}
