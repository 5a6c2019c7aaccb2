import { pathText } from './complaint.ts';

/** Keys of a plan that belong to versions to come, with what they are for. */
const keys = new Map([
  ['student.batch', 'batch calls'],
  ['teacher.batch', 'batch calls'],
]);

/** What to say of a key that this version does not have yet; null where it is simply unknown. */
export function unavailableKey(path: PropertyKey[]): string | null {
  const what = keys.get(pathText(path));
  if (what === undefined) return null;
  return `expected what this version of persd can do, found ${what}, which it cannot do yet; remove the key`;
}
