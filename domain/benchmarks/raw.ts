import type { Language, Relation } from '../task.ts';
import type { Question } from './question.ts';

/** Where a row stands, to name it to people. */
export interface RowSource {
  file: string;
  /** Lines of text, or rows of an array or table. */
  unit: 'line' | 'row';
  /** From 1. */
  number: number;
}

/** A test as it was published; values are still text. */
export type RawTest =
  | { kind: 'value'; call: string; expected: string; relation?: Relation }
  | { kind: 'stdout'; call: string; stdout: string }
  /** A call whose function is not known yet: what stands between its parentheses. */
  | { kind: 'arguments'; arguments: string; expected: string }
  /** What the whole program is given to read, and what it is to print. */
  | { kind: 'stdio'; stdin: string; stdout: string; harness?: 'apps' }
  | { kind: 'code'; code: string };

/** A row as a task, as far as it can be read without its language's parser. */
export interface RawTask {
  source: RowSource;
  id: string;
  text: string;
  /** Null: told by the tests, or by the gold program. */
  entryPoint: string | null;
  /** Null: the gold program's own. */
  header: string | null;
  /** A whole program. */
  gold: string | null;
  language: Language;
  /** One line that runs before each program. */
  prelude?: string;
  /** Runs after the program and before the tests. */
  setup: string;
  tests: RawTest[];
  /** What a completion follows, where a benchmark says it. */
  prompt?: string;
  /** Tests that the task's text shows, where its row tells them from the others. */
  shown?: RawTest[];
  /** Questions whose answers the gold program gives, in place of tests: the task's own, and those beyond. */
  questions?: { own: Question[]; further: Question[] };
  /** Tests that are no code stay, for published verdicts count every answer to them as wrong; otherwise they are a fault. */
  brokenTests?: 'kept';
  /** Where a completion ends. */
  stop?: string[];
}

/** Why a row is no task; rows are counted by it. */
export type FaultReason =
  | 'torn'
  | 'not_an_object'
  | 'missing_column'
  | 'wrong_column'
  | 'no_text'
  | 'no_tests'
  | 'no_entry_point'
  | 'no_header'
  | 'unreadable_gold'
  | 'unreadable_header'
  | 'unreadable_tests'
  | 'unknown_language'
  | 'repeated_id';

/** A row that cannot become a task. */
export interface RowFault {
  source: RowSource;
  reason: FaultReason;
  /** What was expected, what was found and what to do, without the place. */
  message: string;
}

/** Reads one row of one format. */
export type RowReader = (row: unknown, source: RowSource) => RawTask | RowFault;

export const isFault = (read: RawTask | RowFault): read is RowFault => 'reason' in read;

/** A fault as a sentence that begins with its place. */
export const faultSentence = ({ source, message }: RowFault): string =>
  `${source.file}, ${source.unit} ${source.number}: ${message}`;
