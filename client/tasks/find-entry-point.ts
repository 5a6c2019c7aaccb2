import type { ProgramParts } from '../../sandbox/port.ts';
import type { Draft } from './draft.ts';

/**
 * The function that a task is about, once its programs are read: tests such as `set(f(1)) == {2}` call others too. Null where
 * the row or its tests have named it well, and where nothing tells it.
 */
export function findEntryPoint({ raw, entryPoint, fault }: Draft, programs: ProgramParts[]): string | null {
  const definitions = programs.flatMap((parts) => (parts.ok ? parts.definitions : []));
  if (fault !== null || raw.entryPoint !== null) return null;
  if (entryPoint !== null && definitions.includes(entryPoint)) return null;
  const words = new Set(raw.tests.flatMap((test) => (test.kind === 'code' ? test.code.split(/\W+/) : [])));
  return definitions.findLast((name) => words.has(name)) ?? null;
}
