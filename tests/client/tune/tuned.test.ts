import { expect, test } from 'vitest';
import { limitWords, tuned } from '../../../client/tune/tuned.ts';
import { modelPlan } from '../../models/samples.ts';

test('what is not said of a model stays as it was', () => {
  const before = modelPlan({ concurrency: 4, rpm: 60 });
  expect(tuned(before, 'student', { concurrency: { teacher: 9 }, tpm: { student: 500 } })).toEqual({
    ...before,
    tpm: 500,
  });
  expect(tuned(before, 'student', { rpm: { student: null } })).toMatchObject({ concurrency: 4, rpm: null });
});

test('limits are told in words, and those that are not there are not', () => {
  expect(limitWords(modelPlan({ concurrency: 4 }))).toBe('4 at once');
  expect(limitWords(modelPlan({ concurrency: 4, rpm: 60, tpm: 900 }))).toBe(
    '4 at once · 60 requests a minute · 900 tokens a minute',
  );
});
