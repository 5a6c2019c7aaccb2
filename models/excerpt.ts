import { withoutKey } from './credential.ts';

/** The beginning of a foreign text on one line of at most 160 characters, for a sentence to people. No key, or part of one, is in it. */
export function excerpt(text: string, key: string | null): string {
  const line = withoutKey(text, key)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
