import { reseed } from './globals.ts';
import { gate } from './gate.ts';
import { makeCrossing } from './crossing.ts';
import { type FileBaseline, takeFiles } from './files.ts';
import { findIn } from './find.ts';
import { emptyFree } from './free.ts';
import { type MemoryBaseline, takeMemory } from './memory.ts';
import { awaitOutline, outline, pack, unpack } from './packed.ts';
import { makePipe, type Pipe } from './pipe.ts';
import { makeSleep } from './sleep.ts';
import { makeTelling } from './telling.ts';
import createPyodideModule from 'pyodide/pyodide.asm.mjs';
import { type Pyodide, type PyodideModule, loadPyodide } from 'pyodide/pyodide.mjs';

export { provideCrossing } from './crossing.ts';
export { provideFile } from './globals.ts';
export { provideRoom } from './telling.ts';

/** Every ending but `answered` leaves an interpreter that must not be used again. */
export type Ending = 'answered' | 'exited' | 'blocked' | 'overflowed' | 'exhausted' | 'flooded' | 'crashed';

export interface StepReport {
  ending: Ending;
  /** The answer, or what is known of the reason. */
  text: string;
  /** Memory beyond the limit was asked for and refused, whatever became of it. */
  exhausted: boolean;
}

const maxAnswerBytes = 8 * 1024 * 1024;

let python: Pyodide;
let answer: () => void;
let requests: Pipe;
let answers: Pipe;
let crossing: Pipe;
let pristine: MemoryBaseline;
let stackTop: number;
let files: FileBaseline;
/** A step ended otherwise than with an answer. */
let spoilt = false;

async function load(options: object, hashSeed: string): Promise<Pyodide> {
  return loadPyodide({
    indexURL: 'file:///',
    createPyodideModule,
    jsglobals: {},
    env: { HOME: '/home/pyodide', PYTHONHASHSEED: hashSeed, TZ: 'UTC' },
    ...options,
  });
}

/** Starts an interpreter from nothing, whose hashes have this seed, and runs `source` in it. */
export async function build(source: string, hashSeed: string): Promise<void> {
  python = await load({ _makeSnapshot: true }, hashSeed);
  python.runPython(source);
  emptyFree(python);
}

/** The memory of the interpreter that was built. */
export function copyMemory(): ArrayBuffer {
  return pack(python.makeMemorySnapshot()).buffer;
}

/** Starts an interpreter from that memory and takes the state to which every reset returns. */
export async function restore(snapshot: ArrayBuffer): Promise<void> {
  const packed = unpack(snapshot);
  const create = async (settings: object): Promise<PyodideModule> => {
    const module = await createPyodideModule(settings);
    awaitOutline(module.HEAP8, packed);
    return module;
  };
  python = await load({ _loadSnapshot: outline(packed), createPyodideModule: create }, '0');
  python.setStdin({ stdin: () => null });
  python.setStdout({ raw: () => {} });
  python.setStderr({ raw: () => {} });
  crossing = makeCrossing(python.FS);
  requests = makePipe(python.FS, { path: '/dev/request', mode: 0o400, minor: 2, most: 0 });
  answers = makePipe(python.FS, { path: '/dev/answer', mode: 0o200, minor: 3, most: maxAnswerBytes });
  makeTelling(python.FS);
  makeSleep(python.FS);
  answer = python.globals.get('answer');
  python.runPython('del answer');
  const { ending, text } = attempt('{}', Number.POSITIVE_INFINITY);
  if (ending !== 'answered') throw new Error(`Expected the interpreter to answer, found that it ${ending}: ${text}`);
  files = takeFiles(python.FS);
  stackTop = python._module.stackSave();
  if (gate.memory === null) throw new Error('Expected the memory of an interpreter, found none.');
  pristine = takeMemory(python._module.HEAPU8, findIn(gate.memory));
  reseed();
}

/**
 * Answers one request in the interpreter as it stands. Returns a `StepReport` as JSON, because nothing but a string
 * leaves an isolate without running its code.
 */
export function step(request: string, memoryBytes: number): string {
  return JSON.stringify(attempt(request, memoryBytes));
}

function attempt(request: string, memoryBytes: number): StepReport {
  requests.put(request);
  Object.assign(gate, { shut: true, touched: '', exhausted: false, memoryBytes });
  try {
    answer();
    gate.shut = false;
    if (gate.touched) return report('blocked', gate.touched);
    const text = answers.take();
    if (text === '') return report('crashed', 'no answer');
    return text === null ? report('flooded', '') : report('answered', text);
  } catch (error) {
    gate.shut = false;
    return report(endingOf(String(error)), String(error).slice(0, 300));
  }
}

function report(ending: Ending, text: string): StepReport {
  spoilt ||= ending !== 'answered';
  return { ending, text, exhausted: gate.exhausted };
}

function endingOf(reason: string): Ending {
  if (gate.touched === 'proc_exit' || gate.touched === 'exit') return 'exited';
  if (gate.touched) return gate.touched === '_abort_js' ? 'crashed' : 'blocked';
  if (/call stack/.test(reason)) return 'overflowed';
  if (gate.exhausted || /allocation|array buffer|array length/i.test(reason)) return 'exhausted';
  return 'crashed';
}

/** Puts memory and files back; false when the slot has to be thrown away instead. */
export function reset(): boolean {
  if (spoilt) return false;
  const memory = python._module.HEAPU8;
  pristine.restore(memory);
  python._module.stackRestore(stackTop);
  // What a pipe holds lies outside that memory, and would reach the next program.
  for (const pipe of [requests, answers, crossing]) pipe.empty();
  reseed();
  return files.restore() && memory.length <= gate.memoryBytes / 2;
}
