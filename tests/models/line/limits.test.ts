import * as fc from 'fast-check';
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

test('processes that share a model have what it allows between them, and each may ask', () => {
  const limit = fc.option(fc.integer({ min: 1, max: 100_000 }));
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      limit,
      limit,
      fc.integer({ min: 1, max: 50 }),
      (most, rpm, tpm, processes) => {
        const part = limitsOf(modelPlan({ concurrency: most, rpm, tpm }), unsaid, processes);
        expect(part.concurrency).toBeGreaterThanOrEqual(1);
        expect(part.concurrency * processes).toBeGreaterThanOrEqual(most);
        expect((part.concurrency - 1) * processes).toBeLessThan(most);
        for (const [shared, whole] of [
          [part.requestsPerMinute, rpm],
          [part.tokensPerMinute, tpm],
        ] as const)
          if (whole === null) expect(shared).toBeNull();
          else expect((shared ?? 0) * processes).toBeCloseTo(whole, 6);
      },
    ),
  );
});
