import { readEvalPlusRow } from '../../domain/benchmarks/evalplus.ts';
import { readHumanEvalRow } from '../../domain/benchmarks/humaneval.ts';
import { readMapRow } from '../../domain/benchmarks/map.ts';
import { readMbppRow } from '../../domain/benchmarks/mbpp.ts';
import { readMultiPlERow } from '../../domain/benchmarks/multipl-e.ts';
import { readPersdRow } from '../../domain/benchmarks/persd.ts';
import type { RowReader } from '../../domain/benchmarks/raw.ts';
import { told } from '../../domain/benchmarks/told.ts';
import { readTraceRow } from '../../domain/benchmarks/traces.ts';
import type { TaskFormat, TaskSource } from '../../domain/plan.ts';
import { TasksFailure } from './failure.ts';

/** The reader of a plan's rows: of the format that it names, else of the one that the first rows have the shape of. */
export function rowReaderFor(source: TaskSource, firstRows: unknown[]): RowReader {
  const readers: Record<TaskFormat, RowReader> = {
    persd: readPersdRow,
    mbpp: readMbppRow,
    humaneval: readHumanEvalRow,
    evalplus: readEvalPlusRow,
    'multipl-e': readMultiPlERow,
    traces: readTraceRow,
    map: readMapRow(source.fields),
  };
  return readers[source.format ?? told(firstRows) ?? unknownShape(source, firstRows)];
}

/** Rows that cannot be read have no shape; then the faults that they are say what is wrong. */
function unknownShape({ path }: TaskSource, firstRows: unknown[]): TaskFormat {
  const [first] = firstRows;
  if (first === undefined) return 'persd';
  const columns = typeof first === 'object' && first !== null ? Object.keys(first).join(', ') : 'no object';
  const expected = 'expected rows of persd, mbpp, humaneval, evalplus, multipl-e or traces';
  const advice = 'add tasks.format: map with tasks.fields, which say what each column holds';
  throw new TasksFailure([`${path}: ${expected}, found others (${columns || 'no columns'}); ${advice}.`]);
}
