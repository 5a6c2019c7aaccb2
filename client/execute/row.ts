import type { RowSource } from '../../domain/benchmarks/raw.ts';
import { readTest } from '../../domain/benchmarks/persd.ts';
import { kindOf, Row, UnreadableRow } from '../../domain/benchmarks/row.ts';
import type { ExecutionLimits } from '../../sandbox/port.ts';
import { type Language, languages } from './language.ts';
import type { Submission } from './submission.ts';

/** Reads a row of a batch; throws `UnreadableRow` with what is wrong. A column that it does not know says nothing to it. */
export function readSubmission(found: unknown, source: RowSource, limits: ExecutionLimits): Submission {
  const row = new Row(found, source);
  const tests = row.list('tests').map((test) => readTest(test, row));
  if (tests.length === 0)
    throw new UnreadableRow('no_tests', 'expected at least one test in tests, found none; add one');
  return {
    id: row.id('id'),
    language: languageIn(row),
    program: programIn(row),
    tests,
    group: row.textOrNull('group'),
    setup: row.textOrNull('setup') ?? '',
    entryPoint: row.textOrNull('entryPoint'),
    limits: limitsIn(row, limits),
  };
}

function languageIn(row: Row): Language {
  const name = row.text('language');
  const language = languages.find((one) => one === name);
  if (language !== undefined) return language;
  throw new UnreadableRow(
    'unknown_language',
    `expected language ${languages.join(', ')}, found ${JSON.stringify(name)}; correct it`,
  );
}

/** To the letter, for it is what is run; it may be empty. */
function programIn(row: Row): string {
  const program = row.value('program');
  if (typeof program === 'string') return program;
  throw new UnreadableRow('wrong_column', `expected a text in program, found ${kindOf(program)}; correct it`);
}

function limitsIn(row: Row, limits: ExecutionLimits): ExecutionLimits {
  if (row.value('limits') === undefined) return limits;
  const own = new Row(row.value('limits'), row.source, 'limits');
  return { cpuMs: numberIn(own, 'cpuMs') ?? limits.cpuMs, memoryMb: numberIn(own, 'memoryMb') ?? limits.memoryMb };
}

function numberIn(row: Row, column: string): number | null {
  const value = row.value(column);
  if (value === undefined) return null;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
  throw new UnreadableRow(
    'wrong_column',
    `expected a whole number above 0 in limits.${column}, found ${kindOf(value)}; correct it`,
  );
}
