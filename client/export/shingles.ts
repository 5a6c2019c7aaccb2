import { mix } from './min-hash.ts';

/** Tokens in a row that are looked at together. */
const run = 5;

/** A hash of each run of five tokens of a text; of a shorter text there is one. Layout and case are no difference. */
export function shinglesOf(text: string): Uint32Array {
  const tokens = (text.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_]*|\p{N}+|[^\s\p{L}\p{N}_]/gu) ?? []).map(hashText);
  return new Uint32Array(Math.max(1, tokens.length - run + 1)).map((_, at) =>
    tokens.slice(at, at + run).reduce((sum, token) => mix(Math.imul(sum, 31) + token), 0),
  );
}

function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
