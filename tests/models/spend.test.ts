import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { countTokens } from '../../demo/reply-body.ts';
import { spendOf, worstCase } from '../../models/spend.ts';
import { modelPlan, modelRequest } from './samples.ts';

const price = { input: 2, cachedInput: 1, output: 4 };

test('the worst case counts bytes, messages, extra parameters and the limit of tokens', () => {
  const messages = [
    { role: 'system' as const, content: 'é' },
    { role: 'user' as const, content: 'ab' },
  ];
  const request = modelRequest({ prompt: { endpoint: 'chat', messages } }, { price, extraBody: { top_k: 5 } });
  const input = 2 + 2 + 2 * 16 + '{"top_k":5}'.length;
  expect(worstCase(request)).toEqual({ usd: (input * 2 + 100 * 4) / 1e6, calls: 1, tokens: input + 100 });
});

test('no real usage of a prompt exceeds its worst case', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 100 }), (prompt, output) => {
      const request = modelRequest({ prompt: { endpoint: 'completions', prompt } }, { price });
      const usage = { input: countTokens(prompt), cachedInput: 0, output };
      expect(spendOf(usage, request.plan).usd).toBeLessThanOrEqual(worstCase(request).usd);
    }),
  );
});

test('a plan without prices counts calls and tokens only', () => {
  expect(spendOf({ input: 3, cachedInput: 1, output: 4 }, modelPlan())).toEqual({ usd: 0, calls: 1, tokens: 7 });
});
