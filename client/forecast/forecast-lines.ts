import type { Cap } from '../../domain/cap.ts';
import { count, dollars, duration } from '../screen/figures.ts';
import type { Expected, Range } from './expected.ts';
import type { PlanForecast } from './forecast-plan.ts';

/** What a plan will buy, for people. */
export function planForecastLines({ expected, toBuy, tokens, usd, ms }: PlanForecast, budget: Cap): string[] {
  const cost = usd === null ? 'cost unknown (the plan has no prices)' : range(usd, dollars);
  return [
    ...expected.flatMap(stageLines),
    toBuy.most === 0
      ? '  to buy    nothing: all of it is paid for'
      : `  to buy    ${range(toBuy, count)} calls · about ${range(tokens, count)} tokens · ${cost}${budgetWords(budget, usd)}`,
    ...(toBuy.most === 0 ? [] : [`  takes     ${timeWords(ms)}`]),
  ];
}

function stageLines({ role, stage, why, calls, paid, toBuy, input, output, from }: Expected): string[] {
  const each = `about ${count(Math.round(input))} + ${range(output, (figure) => count(Math.round(figure)))} tokens each`;
  const told = from === 'past' ? 'as calls to it took' : 'a guess: 4 bytes a token, and nobody has asked it yet';
  const words = [`${range(calls, count)} calls`, `${count(paid)} paid for`, `${range(toBuy, count)} to buy`];
  return [
    `  ${role.padEnd(8)}  ${stage}: ${words.join(' · ')}${toBuy.most === 0 ? '' : ` · ${each} (${told})`}`,
    `            ${why}`,
  ];
}

function budgetWords({ usd }: Cap, cost: Range | null): string {
  if (usd === null) return '';
  const over = cost !== null && cost.most > usd ? ': the run pauses there' : '';
  return ` · the budget is ${dollars(usd)}${over}`;
}

const timeWords = (ms: Range | null): string =>
  ms === null
    ? 'nobody can tell: no call of this home says how quick the models are'
    : `about ${range(ms, (figure) => duration(figure))} at the plan's limits, if the programs do not hold it up`;

const range = ({ least, most }: Range, words: (figure: number) => string): string =>
  words(least) === words(most) ? words(least) : `${words(least)} to ${words(most)}`;
