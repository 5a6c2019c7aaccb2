import type { Cause } from '../../domain/execution.ts';
import type { Language } from '../../domain/task.ts';
import type { ExecutionRequest } from '../port.ts';
import { holdsExpectedValues } from './expected-table.ts';
import { javascriptSigns } from './javascript.ts';
import { pythonSigns } from './python.ts';
import type { Sign } from './sign.ts';

/** Characters of a program that are looked at: what a model writes is far shorter, and nobody's time is for the rest. */
const readCharacters = 200_000;

const signs: Record<Language, Sign[]> = {
  python: pythonSigns,
  javascript: javascriptSigns,
  typescript: javascriptSigns,
};

/** What a program was seen to do, by the way in which it ended. */
const observed: Partial<Record<Cause, string>> = {
  policy: 'closed import touched',
  exited_early: 'early exit',
  crash: 'interpreter crashed',
};

/**
 * Names of what a program does beyond its task. It is read as text, comments included, so a sign is a reason to look and no
 * proof; a program that wants to hide can. Never part of a verdict.
 */
export function suspicionOf(
  { language, program, tests }: Pick<ExecutionRequest, 'language' | 'program' | 'tests'>,
  cause: Cause | null,
): string[] {
  const text = program.slice(0, readCharacters);
  const shown = signs[language].filter(([, sign]) => sign.test(text)).map(([name]) => name);
  if (program.length > readCharacters) shown.push('long program');
  if (holdsExpectedValues(text, tests)) shown.push('table of expected values');
  const seen = cause === null ? undefined : observed[cause];
  return seen === undefined ? shown : [...shown, seen];
}
