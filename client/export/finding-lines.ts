import { count, plural } from '../screen/figures.ts';
import type { Findings } from './findings.ts';
import type { Account, Contents } from './manifest.ts';

/** What an export left out and noticed, a line each, for a terminal and for a card. */
export function findingLines({ leftOut, findings }: Account): string[] {
  const { nearDuplicates, longest } = findings;
  const { tokens, countedBy } = longest;
  return [
    ...leftOutLines(leftOut, findings),
    ...Object.entries(findings.mended).map(([what, rows]) => `mended ${plural(rows, 'row')}: ${what}`),
    ...(nearDuplicates === 0 ? [] : [`rows that nearly repeat an earlier one: ${count(nearDuplicates)}`]),
    ...(tokens === 0 ? [] : [`the longest row has ${count(tokens)} tokens (by ${countedBy})`]),
  ];
}

/** The same of a whole data set: of formats with rows of their own, what is otherwise than with the variant's rows. */
export function datasetLines({ others, ...variant }: Contents): string[] {
  const own = Object.entries(others).flatMap(([format, { leftOut, findings }]) =>
    leftOutLines(leftOut, findings)
      .filter((line) => !leftOutLines(variant.leftOut, variant.findings).includes(line))
      .map((line) => `${format}: ${line}`),
  );
  return [...findingLines(variant), ...own];
}

const leftOutLines = (leftOut: Record<string, number>, { rowsLeftOut }: Findings): string[] => [
  ...Object.entries(leftOut).map(([reason, tasks]) => `left out ${plural(tasks, 'task')}: ${reason}`),
  ...Object.entries(rowsLeftOut).map(
    ([why, rows]) => `left out ${plural(rows, 'row')} of tasks that keep others: ${why}`,
  ),
];
