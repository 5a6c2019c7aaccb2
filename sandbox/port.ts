import type { CodeExecution } from '../domain/execution.ts';
import type { Language, TaskTest } from '../domain/task.ts';
import type { Value } from '../domain/value.ts';

/** A program to run against tests. */
export interface ExecutionRequest {
  language: Language;
  program: string;
  /** Runs after the program and before the tests, in the program's namespace. */
  setup: string;
  tests: TaskTest[];
  /** The name that the tests call: a program without it fails before any test. */
  entryPoint: string;
  limits: ExecutionLimits;
  /** Run every test, though one before it failed. */
  allTests: boolean;
  /** Which of two orders sets and hashes have in Python, 0 unless said: a verdict that differs between them is a matter of luck. */
  hashSeed?: HashSeed;
  /** Which Python runs a Python program: the one in WebAssembly, unless said, or this machine's own. */
  python?: 'wasm' | 'native';
}

export type HashSeed = 0 | 1;

export interface ExecutionLimits {
  /** Milliseconds of processor time for the program and all its tests. */
  cpuMs: number;
  /** Mebibytes of the interpreter's memory, its own 30 included. */
  memoryMb: number;
}

/** What a program is made of, as its language's own parser reads it. */
export type ProgramParts =
  | { ok: false; message: string; line: number }
  | {
      ok: true;
      /** The program cut to imports, definitions and what they need; no trailing code that only runs things. */
      program: string;
      /** Imports that the signature needs, then the entry point's signature with its colon or opening brace; null when it is not defined. */
      header: string | null;
      /** All that the program has beyond the header asked for, as a text that follows it; null when it cannot. */
      completion: string | null;
      /** Names of top-level functions and classes, in order. */
      definitions: string[];
    };

export interface PartsRequest {
  source: string;
  /** Python where it is not said. */
  language?: Language;
  /** Null: the program's last top-level function or class. */
  entryPoint: string | null;
  /** The header under which the completion must stand; null: the program's own. */
  header: string | null;
}

/** A test as somebody published it, still to be split. */
export interface TestSource {
  /** Asserts, a `check(candidate)`, or pytest functions; for JavaScript asserts, or functions of them that are called. */
  code: string;
  /** Python where it is not said. */
  language?: Language;
  /** The name that the program gives to what is tested, where it is known. */
  entryPoint: string | null;
}

/** The tests in a source, each by value where it can be, and the name that they call; a message when it cannot be read. */
export type SplitTests = { ok: true; tests: TaskTest[]; entryPoint: string | null } | { ok: false; message: string };

/**
 * Answers questions about text and never executes what it reads. Takes lists, because a question costs less than a crossing.
 * Answers come in the order of the questions.
 */
export interface Reader {
  parts(requests: PartsRequest[]): Promise<ProgramParts[]>;
  splitTests(sources: TestSource[]): Promise<SplitTests[]>;
  /** A literal's value, or null where the text is no literal; of Python where no language is said. */
  literals(sources: string[], language?: Language): Promise<(Value | null)[]>;
}

/** The outside that runs code. Knows nothing of Temporal, of runs and of models. */
export interface Sandbox {
  readonly reader: Reader;
  /** What encloses a program here; `process`: nothing does. */
  readonly rung: string;
  /** Slots that run programs at once. */
  readonly slots: number;
  /** Resolves with a verdict, whatever the program does; rejects with `SandboxFailure` when the fault is ours. */
  execute(request: ExecutionRequest): Promise<CodeExecution>;
  /** Kills every slot; nothing runs afterwards. */
  close(): Promise<void>;
}

/** The sandbox itself failed, three times over: never a verdict. */
export class SandboxFailure extends Error {
  override name = 'SandboxFailure';
}
