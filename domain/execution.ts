/** A wrong answer is data: these are the ways in which one run of one program ends. */
export type Status = 'passed' | 'failed' | 'error' | 'timeout' | 'memory' | 'blocked';

export type Cause =
  | 'assertion'
  | 'syntax'
  | 'name'
  | 'exception'
  | 'import'
  | 'unsupported_dependency'
  | 'recursion'
  | 'exited_early'
  | 'output_limit'
  | 'wall_time'
  | 'cpu_time'
  | 'heap_limit'
  | 'policy'
  | 'test_error'
  | 'crash';

/** How hard the verdict is to forge: values compared outside the guest, tests in a slot of their own, or tests beside the program. */
export type Assurance = 'values' | 'two-slot' | 'weak';

export interface ExceptionInfo {
  /** The exception's class name, such as `ValueError`. */
  type: string;
  /** At most 300 characters. */
  message: string;
  /** The program's own frames, outermost first, at most three; lines count from 1 within the program. */
  frames: { line: number; function: string; code: string }[];
}

export interface TestResult {
  /** Position in the task's list of tests, from 0. */
  index: number;
  status: 'passed' | 'failed' | 'error' | 'skipped';
  /** The call, or the first line of the test's code; at most 1,000 characters. */
  call: string;
  /** As Python would print them, head and tail of at most 1,000 characters; null where nothing was compared. */
  expected: string | null;
  actual: string | null;
  /** Names of the classes of both, such as `list` and `tuple`; null where they are the same or nothing was compared. */
  types: { expected: string; actual: string } | null;
  exception: ExceptionInfo | null;
}

/** One run of one program against a task's tests, and its verdict. */
export interface CodeExecution {
  status: Status;
  /** Null when it passed. */
  cause: Cause | null;
  /** One for each test that was reached, in order; the first that did not pass is the last, unless all were asked for. */
  tests: TestResult[];
  executed: number;
  total: number;
  /** What ended the program outside any test, such as a syntax error. */
  exception: ExceptionInfo | null;
  /** The last 500 bytes that the program printed, control characters removed. */
  stdout: string;
  /** Milliseconds of processor time and of wall time; they differ from run to run and are never exported. */
  cpuMs: number;
  wallMs: number;
  assurance: Assurance;
  /** Short, stable names of what the program does beyond its task; for filtering, never part of the verdict. */
  suspicion: string[];
  /**
   * What TypeScript's compiler objects to in the program, a line each, at most five; never part of the verdict, for a program runs
   * without its types. One line `not checked: ...` where the compiler did not survive them. Absent for other languages, and in older
   * records.
   */
  typeErrors?: string[];
  /** Where it ran: the jail's rung and the guest, such as `process` and `pyodide 314.0.7 (CPython 3.14.2)`. */
  rung: string;
  runtime: string;
}
