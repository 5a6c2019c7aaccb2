const bare = (word: string): string => word.toLowerCase().replaceAll(/[_-]/g, '');

/** The word among `known` that was most likely meant, spelled otherwise or cut short; null where none is close. */
export function nearest(word: string, known: string[]): string | null {
  const meant = bare(word);
  const begun = meant.length < 2 ? [] : known.filter((candidate) => bare(candidate).startsWith(meant));
  if (begun.length === 1) return begun[0] ?? null;
  const ranked = known
    .map((candidate) => ({ candidate, steps: editSteps(meant, bare(candidate)) }))
    .sort((one, other) => one.steps - other.steps);
  const best = ranked[0];
  return best !== undefined && best.steps <= Math.max(1, Math.floor(meant.length / 3)) ? best.candidate : null;
}

/** Letters to add, remove or exchange, and neighbours to swap, until one word is the other. */
export function editSteps(one: string, other: string): number {
  const letters = other.split('');
  let before: number[] = [];
  let above = Array.from({ length: letters.length + 1 }, (_, index) => index);
  for (const [row, letter] of one.split('').entries()) {
    const here = [row + 1];
    for (const [column, wanted] of letters.entries()) {
      const exchanged = (above[column] ?? 0) + (letter === wanted ? 0 : 1);
      const swaps = row > 0 && letter === letters[column - 1] && one[row - 1] === wanted;
      const swapped = swaps ? (before[column - 1] ?? 0) + 1 : exchanged;
      here.push(Math.min(exchanged, swapped, (above[column + 1] ?? 0) + 1, (here[column] ?? 0) + 1));
    }
    [before, above] = [above, here];
  }
  return above[letters.length] ?? 0;
}
