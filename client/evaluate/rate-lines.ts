import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import type { PassRate } from '../../domain/evaluation/pass-rate.ts';
import type { Summary } from '../../domain/evaluation/summary.ts';

/** `43.9 %`. */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** A range of shares: `36.6 to 51.8 %`. */
export const percentRange = ({ low, high }: { low: number; high: number }): string =>
  `${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)} %`;

/** pass@k for people, a line each; `+` counts the further tests as well. */
export function rateLines({ base, further }: Pick<Summary, 'base' | 'further'>): string[] {
  return [
    ...base.map((rate) => rateLine(`pass@${rate.k}`, rate)),
    ...(further ?? []).map((rate) => rateLine(`pass@${rate.k}+`, rate)),
  ];
}

function rateLine(name: string, rate: PassRate): string {
  const title = `  ${name.padEnd(10)}`;
  if ('fewest' in rate) {
    const samples = rate.fewest === 1 ? '1 sample' : `${rate.fewest} samples`;
    return `${title}not told: a task has only ${samples}, and pass@${rate.k} takes ${rate.k}`;
  }
  const rough = rate.rough ? '  (rough)' : '';
  return `${title}${percent(rate.estimate).padStart(7)}   95 %: ${percentRange(rate.interval)}${rough}`;
}

/** What `(rough)` means, where it stands. */
export function roughLines(rates: readonly PassRate[]): string[] {
  if (!rates.some((rate) => 'rough' in rate && rate.rough)) return [];
  return [
    '  rough: with under 100 tasks, or near 0 or 100 %, such an interval may hold the true rate less often than it says',
  ];
}

/** How answers were made into programs, in words. */
export const assemblyWords: Record<Evaluation['assembly'], string> = {
  prompt: 'programs follow the prompt',
  alone: 'programs stand alone',
  extract: 'programs are taken out of the answers',
};
