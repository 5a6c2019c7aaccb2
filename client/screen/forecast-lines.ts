import { forecastOf, published } from '../../domain/forecast.ts';
import type { Tally } from '../../domain/tally.ts';
import { count } from './figures.ts';

/** What a collection lets one expect of training on it, said plainly to be an estimate and from what; nothing while too little is known. */
export function forecastLines(tally: Tally): string[] {
  const forecast = forecastOf(tally);
  if (forecast === null) return [];
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
  const [fewest, most] = published.examples;
  const [low, high] = published.points;
  const here = `the student solves ${percent(forecast.before)} alone, ${percent(forecast.withFeedback)} once corrected`;
  const elsewhere = `from ${count(fewest)} to ${count(most)} such examples the PERsD paper reports ${low} and ${high} points more pass@1 on HumanEval`;
  return [`  forecast  ${here} · ${elsewhere}; an estimate for other students, no promise: evaluate to know`];
}
