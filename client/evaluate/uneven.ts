import { plural } from '../screen/figures.ts';

/** Tasks that are named before the rest is only counted. */
const named = 10;

/** Tasks with more or fewer samples than most, each with the lines where they stand: one may be there twice, or lost. */
export function unevenLines(places: ReadonlyMap<string, number[]>): string[] {
  const usual = mostFrequent([...places.values()].map((lines) => lines.length));
  const uneven = [...places].filter(([, lines]) => lines.length !== usual);
  // Where nothing is usual, nothing is unusual.
  if (uneven.length === 0 || uneven.length * 2 > places.size) return [];
  const rest = uneven.length - named;
  return [
    ...uneven
      .slice(0, named)
      .map(
        ([task, lines]) =>
          `  uneven    ${task} has ${plural(lines.length, 'sample')} where most have ${usual}: ${at(lines)}`,
      ),
    ...(rest > 0 ? [`  uneven    ${rest} more tasks`] : []),
  ];
}

const at = (lines: number[]): string =>
  `${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, 10).join(', ')}${lines.length > 10 ? ', …' : ''}`;

function mostFrequent(numbers: number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}
