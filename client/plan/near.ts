const bare = (word: string): string => word.toLowerCase().replaceAll(/[_-]/g, '');

/** The word among `known` that was most likely meant, or null where none is close. */
export function nearest(word: string, known: string[]): string | null {
  const meant = bare(word);
  const ranked = known
    .map((candidate) => ({ candidate, steps: editSteps(meant, bare(candidate)) }))
    .sort((one, other) => one.steps - other.steps);
  const best = ranked[0];
  return best !== undefined && best.steps <= Math.max(1, Math.floor(meant.length / 3)) ? best.candidate : null;
}

/** Letters to add, remove or exchange until one word is the other. */
export function editSteps(one: string, other: string): number {
  const letters = other.split('');
  let above = Array.from({ length: letters.length + 1 }, (_, index) => index);
  for (const [row, letter] of one.split('').entries()) {
    const here = [row + 1];
    for (const [column, wanted] of letters.entries()) {
      const exchanged = (above[column] ?? 0) + (letter === wanted ? 0 : 1);
      here.push(Math.min(exchanged, (above[column + 1] ?? 0) + 1, (here[column] ?? 0) + 1));
    }
    above = here;
  }
  return above[letters.length] ?? 0;
}
