// Pure; no server.
import { expect, it } from 'vitest';
import { forecastOf } from '../../domain/forecast.ts';
import { tallyOf } from '../../domain/tally.ts';

const times = <T>(count: number, outcome: T): T[] => Array.from({ length: count }, () => outcome);

it('tells what the student solves alone and with feedback, of the tasks that say something about models', () => {
  const tally = tallyOf([
    ...times(10, 'mastered' as const),
    ...times(20, 'refined' as const),
    ...times(10, 'unrefined' as const),
    ...times(60, 'rejected' as const),
    ...times(5, 'abandoned' as const),
  ]);
  expect(forecastOf(tally)).toEqual({ tasks: 40, before: 0.25, withFeedback: 0.75, examples: 20 });
});

it('says nothing of a few tasks, nor of many that are at fault themselves', () => {
  expect(forecastOf(tallyOf(times(19, 'refined')))).toBeNull();
  expect(forecastOf(tallyOf(times(100, 'rejected')))).toBeNull();
});
