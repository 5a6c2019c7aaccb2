import { structuredPatch } from 'diff';

/** Lines of two programs side by side in one: `-` what only the first has, `+` what only the second has. Whole, with no hunks left out. */
export function diffOf(before: string, after: string): string[] {
  const { hunks } = structuredPatch('', '', `${before.trim()}\n`, `${after.trim()}\n`, '', '', {
    context: Number.MAX_SAFE_INTEGER,
  });
  return hunks.flatMap((hunk) => hunk.lines).filter((line) => !line.startsWith('\\'));
}
