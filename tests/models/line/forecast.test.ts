import { expect, test } from 'vitest';
import { Forecast } from '../../../models/line/forecast.ts';

test('calls are expected to take what calls took, once some have been seen', () => {
  const forecast = new Forecast();
  expect(forecast.tokens(1_000)).toBe(1_000);
  for (let times = 0; times < 60; times += 1) forecast.answered(1_000, 200);
  expect(forecast.tokens(1_000)).toBeGreaterThanOrEqual(200);
  expect(forecast.tokens(1_000)).toBeLessThan(220);
});

test('a refusal in spite of the pace means that the server counts more, and that is not unlearned', () => {
  const forecast = new Forecast();
  for (let times = 0; times < 60; times += 1) forecast.answered(1_000, 200);
  for (let times = 0; times < 8; times += 1) forecast.refused();
  for (let times = 0; times < 60; times += 1) forecast.answered(1_000, 200);
  expect(forecast.tokens(1_000)).toBe(1_000);
});
