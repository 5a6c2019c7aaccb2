import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { concurrency, limit } from '../../../client/tune/limits.ts';
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

const role = fc.constantFrom('student', 'teacher', null);
const word = fc.record({
  what: fc.constantFrom('concurrency' as const, 'rpm' as const, 'tpm' as const),
  role,
  most: fc.option(fc.integer({ min: 1, max: 1_000 })),
});

test('however often limits are changed, each is what was said of it last, and nothing else of a model changes', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 20 }), (words) => {
      const before = modelPlan({ concurrency: 4 });
      let after = before;
      const expected = { concurrency: 4, rpm: null as number | null, tpm: null as number | null };
      for (const { what, role: named, most } of words) {
        const amount = what === 'concurrency' ? (most ?? 1) : most;
        const text = `${named === null ? '' : `${named}=`}${amount ?? 'none'}`;
        const read = what === 'concurrency' ? concurrency : limit;
        after = tuned(after, 'student', { [what]: read(text, undefined) });
        if (named === 'teacher') continue;
        if (what === 'concurrency') expected.concurrency = amount ?? 1;
        else expected[what] = amount;
      }
      expect({ ...after, rpm: after.rpm ?? null, tpm: after.tpm ?? null }).toEqual({ ...before, ...expected });
    }),
  );
});
