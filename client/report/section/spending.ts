import type { CallStage } from '../../../domain/model.ts';
import { type Spending, totalUsage } from '../../../domain/report/spending.ts';
import { count, dollars, plural } from '../../screen/figures.ts';
import { bars } from '../chart/bars.ts';
import type { Content, Html } from '../html.ts';
import type { Report } from '../report.ts';
import { beside, section } from '../section.ts';
import { percent } from '../share.ts';
import { table } from '../table.ts';

const purposes: Record<CallStage, string> = {
  attempt: 'student: attempts',
  gold: 'teacher: gold',
  refine: 'teacher: corrections',
  rectify: 'student: second step',
};

/** What each model was asked for, in tokens and in money. */
export async function spendingSection({ spending, usd, figures }: Report): Promise<Html | null> {
  if (spending.length === 0) return null;
  return section('spending', 'Where tokens and money went', found(spending, usd, figures.outcomes.refined), [
    beside(await tokensChart(spending), await moneyChart(spending)),
    table('Calls', columns, spending.map(row)),
  ]);
}

function found(spending: Spending[], usd: number | null, refined: number): string {
  const { input, output } = totalUsage(spending);
  const reused = spending.reduce((sum, one) => sum + one.reused, 0);
  const bought = spending.reduce((sum, one) => sum + one.bought, 0);
  const calls = `${plural(bought, 'call')} bought, ${count(reused)} taken from the journal, ${count(input + output)} tokens`;
  if (usd === null) return `${calls}. The plan has no prices, so nobody can say what they cost.`;
  const each = refined === 0 ? '' : `, ${dollars(usd / refined)} an example`;
  return `${calls}: ${dollars(usd)} in all${each}.`;
}

function tokensChart(spending: Spending[]): Promise<Html> {
  const words = spending
    .map(({ stage, usage }) => `${purposes[stage]} ${count(usage.input + usage.output)}`)
    .join(', ');
  return bars(
    { title: 'Tokens', description: `Tokens by purpose: ${words}.` },
    spending.map(({ stage, usage }) => ({
      label: purposes[stage],
      parts: [
        { colour: 'pale' as const, value: usage.input },
        { colour: 'grey' as const, value: usage.output },
      ],
      figure: count(usage.input + usage.output),
    })),
    [
      { name: 'read', colour: 'pale' },
      { name: 'written', colour: 'grey' },
    ],
  );
}

/** Nothing where there are no prices, or everything was free. */
async function moneyChart(spending: Spending[]): Promise<Html | null> {
  const paid = spending.flatMap(({ stage, usd, usdRefined }) =>
    usd === null ? [] : [{ stage, usd, gave: usdRefined ?? 0 }],
  );
  const all = paid.reduce((sum, { usd }) => sum + usd, 0);
  if (all === 0) return null;
  const gave = paid.reduce((sum, one) => sum + one.gave, 0);
  return bars(
    { title: 'Money', description: `${percent(gave, all)} of ${dollars(all)} went to tasks that gave examples.` },
    paid.map(({ stage, usd, gave: own }) => ({
      label: purposes[stage],
      parts: [
        { colour: 'teacher' as const, value: own },
        { colour: 'pale' as const, value: usd - own },
      ],
      figure: dollars(usd),
    })),
    [
      { name: 'for tasks that gave examples', colour: 'teacher' },
      { name: 'for others', colour: 'pale' },
    ],
  );
}

const columns = [
  { heading: 'purpose' },
  ...['bought', 'reused', 'failed', 'cut off', 'tokens read', 'of them cached', 'tokens written', 'cost'].map(
    (heading) => ({
      heading,
      figures: true,
    }),
  ),
];

const row = ({ stage, bought, reused, failed, truncated, usage, usd }: Spending): Content[] => [
  purposes[stage],
  ...[bought, reused, failed, truncated, usage.input, usage.cachedInput, usage.output].map(count),
  usd === null ? 'no price' : dollars(usd),
];
