import type { Figures } from '../../../domain/report/figures.ts';
import { medianOf, longest } from '../../../domain/report/lengths.ts';
import { histograms } from '../chart/histograms.ts';
import type { Html } from '../html.ts';

/** How long the programs of refined tasks are, by who wrote them. */
export function lengthsChart(lengths: Figures['lengths']): Promise<Html> {
  const rows = (
    [
      ['attempt', 'attempts', 'student'],
      ['refinement', 'corrections', 'teacher'],
      ['gold', 'gold', 'gold'],
    ] as const
  )
    .map(([kind, name, colour]) => ({ name, colour, counts: lengths[kind], median: medianOf(lengths[kind]) }))
    .filter(({ median }) => median !== null);
  const words = rows.map(({ name, median }) => `${name} ${median}`).join(', ');
  return histograms({ title: 'Lines of a program', description: `Medians: ${words}.` }, rows, {
    label: `lines that hold anything (${longest} and more at the end)`,
    step: 1,
    ticks: [0, 10, 20, 30, 40, 50, 60],
    format: 'd',
  });
}
