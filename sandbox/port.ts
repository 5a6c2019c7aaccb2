import type { CodeExecution } from '../domain/execution.ts';
import type { Language, TaskTest } from '../domain/task.ts';
import type { Value } from '../domain/value.ts';
import type { GoldTimes } from './gold-times.ts';

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

/** A completion that does not pass under its header. */
export interface MendRequest {
  header: string;
  entryPoint: string;
  /** Null where the program that holds it cannot follow the header. */
  completion: string | null;
  /** The whole program that it was taken from, where there is one. */
  program: string | null;
}

/** What was wrong with a completion: its line ends, the rest of a signature before it, a parameter by another name, a lost import. */
type Mend = 'line ends' | 'signature' | 'parameter' | 'import';

/** A completion of which only what is certain was changed; whether it passes is for a run to say. */
export interface Mended {
  completion: string;
  mended: Mend[];
}

/** A test as somebody published it, still to be split. */
export interface TestSource {
  /** Asserts, a `check(candidate)`, or pytest functions; for JavaScript asserts, or functions of them that are called. */
  code: string;
  /** Python where it is not said. */
  language?: Language;
  /** The name that the program gives to what is tested, where it is known. */
  entryPoint: string | null;
  /** What runs between the program and the tests: its functions are the tests' own, in Python. */
  setup?: string;
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
  /** Completions of Python as their headers ask for them; null where nothing certain is wrong. */
  mend(requests: MendRequest[]): Promise<(Mended | null)[]>;
  /** A literal's value, or null where the text is no literal; of Python where no language is said. */
  literals(sources: string[], language?: Language): Promise<(Value | null)[]>;
}

/** Calls of a program that is known to be right, such as a benchmark's canonical one. */
export interface OutputsRequest {
  /** In Python. */
  program: string;
  /** The name that the calls call: it may be one of Python's own. */
  entryPoint: string;
  /** Expressions, with the program's names. */
  calls: string[];
  /** For the program and as many calls as are made in one interpreter. */
  limits: ExecutionLimits;
  /** Whose answers are wanted, as in an `ExecutionRequest`: the two differ in what a program can see of its machine. */
  python?: 'wasm' | 'native';
}

/** What a call gave: as a value, and as a literal of it; null where it raised, or gave what has no value here. */
export type Output = { value: Value; text: string } | null;

/** One output for each call, in order, and the processor's milliseconds for all; a message where the program did not come to its end. */
export type Outputs = { ok: true; outputs: Output[]; cpuMs: number } | { ok: false; message: string };

/** The outside that runs code. Knows nothing of Temporal, of runs and of models. */
export interface Sandbox {
  readonly reader: Reader;
  /** What encloses a program here; `process`: nothing does. */
  readonly rung: string;
  /** Slots that run programs at once. */
  readonly slots: number;
  readonly goldTimes: GoldTimes;
  /** Resolves with a verdict, whatever the program does; rejects with `SandboxFailure` when the fault is ours. */
  execute(request: ExecutionRequest): Promise<CodeExecution>;
  /** What calls give, where nobody says what they should; rejects with `SandboxFailure` when the fault is ours. */
  outputs(request: OutputsRequest): Promise<Outputs>;
  /** Kills every slot; nothing runs afterwards. */
  close(): Promise<void>;
}

/** The sandbox itself failed, three times over: never a verdict. */
export class SandboxFailure extends Error {
  override name = 'SandboxFailure';
}
