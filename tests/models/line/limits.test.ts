import { expect, test } from 'vitest';
import { limitsOf, saidLimits, unsaid } from '../../../models/line/limits.ts';
import { modelPlan } from '../samples.ts';

test('what a minute allows is read from a server’s headers, and rubbish in them says nothing', () => {
  const headers = new Headers({ 'x-ratelimit-limit-requests': '600', 'x-ratelimit-limit-tokens': '60000' });
  expect(saidLimits(headers)).toEqual({ requestsPerMinute: 600, tokensPerMinute: 60_000 });
  for (const text of ['', 'many', '0', '-3', '1e999'])
    expect(saidLimits(new Headers({ 'x-ratelimit-limit-requests': text }))).toEqual(unsaid);
});

test('the plan’s word holds before the server’s', () => {
  const said = { requestsPerMinute: 600, tokensPerMinute: 60_000 };
  expect(limitsOf(modelPlan({ concurrency: 7, rpm: 30 }), said)).toEqual({
    concurrency: 7,
    requestsPerMinute: 30,
    tokensPerMinute: 60_000,
  });
});
