import { medianOf } from '../../../domain/report/lengths.ts';
import { medianDistance, type Personal, steps } from '../../../domain/report/personal.ts';
import { count } from '../../screen/figures.ts';
import { histograms } from '../chart/histograms.ts';
import { type Place, scatter } from '../chart/scatter.ts';
import { type Html, html } from '../html.ts';
import type { Report } from '../report.ts';
import { beside, section } from '../section.ts';
import { ofAll, percent } from '../share.ts';
import { table } from '../table.ts';
import { lengthsChart } from './lengths.ts';

const twoDigits = (distance: number | null): string => (distance === null ? '–' : distance.toFixed(2));

/** Whether corrections stay near to what the student wrote: nearer than a program that was not made for it. */
export async function personalSection({ figures: { outcomes, personal, lengths } }: Report): Promise<Html | null> {
  if (outcomes.refined === 0) return null;
  const lines = (['attempt', 'refinement', 'gold'] as const).map((kind) => medianOf(lengths[kind]));
  const [attempt, refinement, gold] = lines;
  const rows = [
    ['student’s attempt', '–', lineWords(attempt)],
    ['teacher’s correction', twoDigits(medianDistance(personal.toRefinement)), lineWords(refinement)],
    ['gold', twoDigits(medianDistance(personal.toGold)), lineWords(gold)],
  ];
  const columns = [{ heading: 'program' }, { heading: 'distance', figures: true }, { heading: 'lines', figures: true }];
  const medians = table('Medians over refined tasks', columns, rows);
  const chart = await (personal.compared === 0 ? distances(personal) : compared(personal));
  return section(
    'personal',
    'How personal the corrections are',
    found(personal),
    beside(chart, html`<div>${await lengthsChart(lengths)}${medians}</div>`),
  );
}

const lineWords = (lines: number | null | undefined): string =>
  lines === null || lines === undefined ? '–' : count(lines);

function found({ compared: both, nearer, even, toRefinement, toGold }: Personal): string {
  const median = twoDigits(medianDistance(toRefinement));
  const meaning = 'Distance is the share of a program’s tokens that have to change, from 0 (none) to 1 (all).';
  if (both === 0) return `Half of the corrections change at most ${median} of the attempt’s program. ${meaning}`;
  const ties = even === 0 ? '' : ` (${count(even)} are as far)`;
  return (
    `${ofAll(nearer, both)} corrections (${percent(nearer, both)}) are nearer to the student’s attempt than gold is${ties}: ` +
    `in the median ${median} away against ${twoDigits(medianDistance(toGold))}. ${meaning}`
  );
}

function compared({ both, nearer, compared: all }: Personal): Promise<Html> {
  const description = `${ofAll(nearer, all)} corrections lie below the diagonal: nearer to the attempt than gold is.`;
  return scatter({ title: 'Each refined task by its two distances', description }, placesOf(both), {
    x: 'from the attempt to gold',
    y: 'from the attempt to its correction',
    diagonal: 'Below the dashed line the correction is nearer to the attempt: it is personal.',
  });
}

function placesOf(both: Personal['both']): Place[] {
  return Object.entries(both).map(([place, many]) => {
    const [x = 0, y = 0] = place.split(',').map(Number);
    return { x: x / steps, y: y / steps, count: many };
  });
}

function distances({ toRefinement }: Personal): Promise<Html> {
  const median = medianOf(toRefinement);
  const description = `Half of the corrections are at most ${twoDigits(medianDistance(toRefinement))} away from the attempt.`;
  return histograms(
    { title: 'From the attempt to its correction', description },
    [{ name: 'corrections', colour: 'teacher', counts: toRefinement, median }],
    { label: 'distance', step: 1 / steps, ticks: [0, 0.25, 0.5, 0.75, 1], format: '.2f' },
  );
}
