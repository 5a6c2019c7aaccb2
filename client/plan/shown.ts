/** A value as it is named in a sentence: as JSON, cut to what a line holds. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'no value';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return `a section with ${Object.keys(value).length} keys`;
  const text = JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 40)}… (${text.length} characters)`;
}

/** The value at a path of nested sections and lists, or undefined. */
export const valueAt = (root: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.entries(value).find(([key]) => key === String(part))?.[1];
  }, root);
