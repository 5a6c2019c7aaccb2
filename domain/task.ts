import type { Value } from './value.ts';

export type Language = 'python' | 'javascript' | 'typescript';

/** JavaScript only: as `assert.deepEqual` compares, or as `===` does; without either, as `assert.deepStrictEqual`. */
export type Comparison = 'loose' | 'operator';

/** One question to a program. What it expects never enters the process that runs the program, except for `code`. */
export type TaskTest =
  /** `expected` is a literal of the task's language; `value` is the same literal, read beforehand. */
  | {
      kind: 'value';
      call: string;
      expected: string;
      value: Value;
      comparison?: Comparison | undefined;
      relation?: Relation | undefined;
    }
  /** What the call prints, compared after trimming. */
  | { kind: 'stdout'; call: string; stdout: string }
  /** What the whole program prints when it runs as a script and reads this, compared as LiveCodeBench's harness does, or as APPS's. */
  | { kind: 'stdio'; stdin: string; stdout: string; harness?: 'apps' | undefined }
  /** Statements that raise when the program is wrong; judged where they run. */
  | { kind: 'code'; code: string };

/** Python only: how what a call gives has to stand to what is expected of it. Plain equality has no word. */
export type Relation =
  /** The language's operators; `contains` and `lacks` are `in` and `not in` with their sides exchanged. */
  | { is: '!=' | 'is' | 'is not' | 'in' | 'not in' | 'contains' | 'lacks' | '<' | '<=' | '>' | '>=' }
  /** At most so far away, or less far. */
  | { is: 'within'; tolerance: number; inclusive: boolean }
  /** As `math.isclose` has it: of the greater of both. */
  | { is: 'close'; relative: number; absolute: number }
  /** As `pytest.approx` has it: of what is expected, member by member; null where the test leaves it to pytest. */
  | { is: 'approx'; relative: number | null; absolute: number | null }
  /** Equal, or in what is expected, where at so many levels from the outside a tuple is as good as a list. */
  | { is: 'alike' | 'alike in'; levels: number }
  | Near;

/** Equal, or of the same class and, number by number, no further away than this and that share of what is expected (`numpy.allclose`). */
interface Near {
  is: 'near';
  relative: number;
  absolute: number;
}

/** A programming problem. */
export interface CodingTask {
  id: string;
  /** The problem in words. */
  text: string;
  /** The function or class that the tests call. */
  entryPoint: string;
  /** Imports that the signature needs, then the signature up to and with its colon; no newline at the end. */
  header: string;
  /** A whole program known to solve the task, or null. */
  gold: string | null;
  language: Language;
  /** One line of code before each program, such as the imports that a benchmark's own harness puts there. */
  prelude?: string | undefined;
  /** Code that runs after the program and before the tests, in the program's namespace; empty when there is none. */
  setup: string;
  tests: TaskTest[];
  /** A benchmark's own prompt, which a completion follows. */
  prompt?: string | undefined;
  /** Tests beyond the task's own, such as EvalPlus's further inputs; what passes both passes the benchmark's stricter form. */
  further?: TaskTest[] | undefined;
  /** Tests that the task's own text shows: a model may be told how it fails these, and no others. */
  shown?: TaskTest[] | undefined;
  /** Where a completion ends, such as MultiPL-E's stop tokens. */
  stop?: string[] | undefined;
}
