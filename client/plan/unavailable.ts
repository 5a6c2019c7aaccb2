import { pathText } from './complaint.ts';

/** Keys of a plan that belong to versions to come, with what they are for. */
const keys = new Map([
  ['evaluate', 'evaluation'],
  ['student.batch', 'batch calls'],
  ['teacher.batch', 'batch calls'],
]);

/** Values that belong to versions to come, by their key. */
const values = new Map([
  ['kind', ['evaluate']],
  ['tasks.format', ['evalplus', 'multipl-e']],
]);

/** What to say of a key that this version does not have yet; null where it is simply unknown. */
export function unavailableKey(path: PropertyKey[]): string | null {
  const what = keys.get(pathText(path));
  if (what === undefined) return null;
  return `expected what this version of persd can do, found ${what}, which it cannot do yet; remove the key`;
}

/** What to say of a value that this version does not take yet; null where it is simply wrong. */
export function unavailableValue(path: PropertyKey[], value: unknown, expected: string): string | null {
  if (typeof value !== 'string' || !values.get(pathText(path))?.includes(value)) return null;
  return `expected ${expected}, found ${value}, which this version of persd cannot do yet; write another`;
}
