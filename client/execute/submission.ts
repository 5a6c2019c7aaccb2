import type { RawTest, RowSource } from '../../domain/benchmarks/raw.ts';
import type { Language } from '../../domain/task.ts';
import type { ExecutionLimits, ExecutionRequest, Reader } from '../../sandbox/port.ts';
import type { Conditions } from './options.ts';
import { draftOf } from '../tasks/draft.ts';
import { splitTests } from '../tasks/split-tests.ts';

/** A program and its tests as somebody wrote them down. */
export interface Submission {
  id: string;
  language: Language;
  program: string;
  tests: RawTest[];
  /** Rows of one group run one after the other in one slot; null: wherever there is room. */
  group: string | null;
  setup: string;
  /** Null: the first name that the tests call. */
  entryPoint: string | null;
  limits: ExecutionLimits;
}

/** A submission as the sandbox takes it, its tests split as a task's are; the reason in words where they cannot be read. */
export async function requestOf(
  { id, language, program, tests, setup, entryPoint, limits }: Submission,
  source: RowSource,
  reader: Reader,
  { allTests, python }: Pick<Conditions, 'allTests' | 'python'>,
): Promise<ExecutionRequest | string> {
  const draft = draftOf({ source, id, text: '', entryPoint, header: null, gold: null, language, setup, tests });
  const [read = draft] = await splitTests([draft], reader);
  if (read.fault !== null) return read.fault.message;
  const own = { tests: read.tests, entryPoint: read.entryPoint ?? '' };
  return { language, program, setup, ...own, limits, allTests, python };
}
