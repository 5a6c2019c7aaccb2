import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import ivm from 'isolated-vm';
import type * as realm from './realm/main.ts';

type Exports = typeof realm;

/**
 * An isolate with nothing in it but the language and our own code around one program. It is given no function of this process,
 * and says texts and numbers only. A call rejects, too, when the program left a rejection unhandled.
 */
export interface Realm {
  /** Says why a text is no program by itself; null when it is one. Runs nothing. */
  complain(program: string): Promise<string | null>;
  load(program: string, setup: string, entryPoint: string, usesModule: boolean): Promise<void>;
  askValue(call: string): Promise<void>;
  askCode(code: string, counted: boolean): Promise<void>;
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

/** Opens a realm whose programs may have so many mebibytes. */
export async function openRealm(memoryMb: number): Promise<Realm> {
  const isolate = new ivm.Isolate({ memoryLimit: memoryMb, onCatastrophicError: endProcess });
  const exported = await loadModules(isolate);
  const taken = <Name extends keyof Exports>(name: Name): Promise<ivm.Reference<Exports[Name]>> =>
    exported.get(name, { reference: true });
  const [load, askValue, askCode] = await Promise.all([taken('load'), taken('askValue'), taken('askCode')]);
  const [fire, poll, take] = await Promise.all([taken('fire'), taken('poll'), taken('take')]);
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
