import type { Cap } from '../../domain/cap.ts';
import { count, dollars, duration } from '../screen/figures.ts';
import type { Expected, Range } from './expected.ts';
import type { PlanForecast } from './forecast-plan.ts';

/** What a plan will buy, for people. */
export function planForecastLines(forecast: PlanForecast, budget: Cap): string[] {
  const { expected, toBuy, tokens } = forecast;
  return [
    ...expected.flatMap(stageLines),
    toBuy.most === 0
      ? '  to buy    nothing: all of it is paid for'
      : `  to buy    ${callWords(toBuy)} · about ${range(tokens, count)} tokens · ${costWords(forecast)}${budgetWords(budget, forecast)}`,
    ...(toBuy.most === 0 ? [] : [`  takes     ${timeWords(forecast)}`]),
  ];
}

function costWords({ usd, worstUsd }: PlanForecast): string {
  if (usd === null) return 'cost unknown (the plan has no prices)';
  return `${range(usd, dollars)}, or ${dollars(worstUsd ?? 0)} were every answer as long as maxTokens allows`;
}

function stageLines(one: Expected): string[] {
  const { role, stage, why, calls, paid, cutOff, toBuy, input, output, from } = one;
  const each = `about ${count(Math.round(input))} + ${range(output, (figure) => count(Math.round(figure)))} tokens each`;
  const told = from === 'past' ? 'as calls to it took' : 'a guess: nobody has asked it yet';
  const words = [callWords(calls), `${count(paid)} paid for`, `${range(toBuy, count)} to buy`];
  if (cutOff > 0) words.push(`${count(cutOff)} of them cut off before, under a smaller maxTokens`);
  return [
    `  ${role.padEnd(8)}  ${stage}: ${words.join(' · ')}${toBuy.most === 0 ? '' : ` · ${each} (${told})`}`,
    `            ${why}`,
  ];
}

function budgetWords(budget: Cap, { usd, worstUsd }: PlanForecast): string {
  if (budget.usd === null) return '';
  const pauses = usd !== null && usd.most > budget.usd;
  const mayPause = worstUsd !== null && worstUsd > budget.usd;
  const what = pauses ? ': the run pauses there' : mayPause ? ': long answers may make the run pause there' : '';
  return ` · the budget is ${dollars(budget.usd)}${what}`;
}

function timeWords({ ms, batched }: PlanForecast): string {
  if (batched) return 'as long as the server takes for its batches: a day each at most';
  if (ms === null) return 'nobody can tell: no call of this home says how quick the models are';
  return `about ${range(ms, (figure) => duration(figure))} at the plan's limits, if the programs do not hold it up`;
}

const callWords = (calls: Range): string => `${range(calls, count)} call${calls.most === 1 ? '' : 's'}`;

const range = ({ least, most }: Range, words: (figure: number) => string): string =>
  words(least) === words(most) ? words(least) : `${words(least)} to ${words(most)}`;
