import { ExactNumber } from './exact-json.ts';

/** A JSON value as Python writes it; a map is a dictionary whose keys are no texts. */
export function pythonLiteral(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value instanceof ExactNumber) return value.source;
  if (Array.isArray(value)) return `[${value.map(pythonLiteral).join(', ')}]`;
  if (value instanceof Map) return `{${[...value].map((pair) => pair.map(pythonLiteral).join(': ')).join(', ')}}`;
  if (typeof value === 'object') return `{${Object.entries(value).map(pythonEntry).join(', ')}}`;
  // JSON's escapes are all Python's too, and so are its numbers.
  return typeof value === 'bigint' ? value.toString() : JSON.stringify(value);
}

const pythonEntry = ([key, value]: [string, unknown]): string => `${JSON.stringify(key)}: ${pythonLiteral(value)}`;
