import type { PassRate } from '../../../domain/evaluation/pass-rate.ts';
import type { Summary } from '../../../domain/evaluation/summary.ts';
import { percent, percentRange } from '../../evaluate/rate-lines.ts';
import { type Estimate, intervals } from '../chart/intervals.ts';
import { type Html, html } from '../html.ts';
import { beside, section } from '../section.ts';
import { table } from '../table.ts';

interface NamedRate {
  name: string;
  rate: PassRate;
}

/** pass@k after each step, with its intervals; nothing before the first sample has a verdict. */
export async function ratesSection(steps: Summary[]): Promise<Html | null> {
  const rates = steps.flatMap((summary) => ratesOf(summary, steps.length > 1));
  const estimates = rates.flatMap(estimateOf);
  if (rates.length === 0) return null;
  const words = estimates.map(({ label, figure }) => `${label} ${figure}`).join(', ');
  const told = { title: 'pass@k', description: `${words}; the table beside has the intervals.` };
  const columns = [
    { heading: 'score' },
    { heading: 'estimate', figures: true },
    { heading: '95 % interval', figures: true },
  ];
  const rough = rates.some(({ rate }) => 'rough' in rate && rate.rough);
  return section(
    'rates',
    'Scores',
    'The share of tasks of which at least one of k samples passes, with 95 % intervals over tasks.',
    [
      beside(
        estimates.length === 0 ? null : await intervals(told, estimates),
        table('pass@k', columns, rates.map(rowOf)),
      ),
      rough
        ? html`<p>*: with under 100 tasks, or near 0 or 100 %, such an interval may hold the true rate less often than it says.</p>`
        : null,
    ],
  );
}

function ratesOf({ step, base, further }: Summary, several: boolean): NamedRate[] {
  const after = several ? `, step ${step}` : '';
  return [
    ...base.map((rate) => ({ name: `pass@${rate.k}${after}`, rate })),
    ...(further ?? []).map((rate) => ({ name: `pass@${rate.k}+${after}`, rate })),
  ];
}

function estimateOf({ name, rate }: NamedRate): Estimate[] {
  if ('fewest' in rate) return [];
  const { estimate, interval } = rate;
  return [{ label: name, colour: 'student', estimate, ...interval, figure: percent(estimate) }];
}

function rowOf({ name, rate }: NamedRate): string[] {
  if ('fewest' in rate) return [name, '–', `a task has only ${rate.fewest} samples`];
  return [name, percent(rate.estimate), `${percentRange(rate.interval)}${rate.rough ? ' *' : ''}`];
}
