import { count, plural } from '../screen/figures.ts';
import type { Findings } from './sieve.ts';

/** What an export left out and noticed, a line each, for a terminal and for a card. */
export function findingLines(leftOut: Record<string, number>, findings: Findings): string[] {
  const { mended, duplicates, nearDuplicates, longest } = findings;
  const { tokens, countedBy } = longest;
  return [
    ...Object.entries(leftOut).map(([reason, tasks]) => `left out ${plural(tasks, 'task')}: ${reason}`),
    ...Object.entries(mended).map(([what, rows]) => `mended ${plural(rows, 'row')}: ${what}`),
    ...(duplicates === 0 ? [] : [`left out ${plural(duplicates, 'duplicate')} of rows`]),
    ...(nearDuplicates === 0 ? [] : [`found ${plural(nearDuplicates, 'row')} that nearly repeat an earlier one`]),
    ...(tokens === 0 ? [] : [`the longest row has ${count(tokens)} tokens (by ${countedBy})`]),
  ];
}
