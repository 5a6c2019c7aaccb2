import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ModelPlan } from '../../domain/plan.ts';
import { callKey } from '../../models/call-key.ts';
import type { ModelRequest } from '../../models/port.ts';
import { modelRequest } from './samples.ts';

const text = fc.string({ unit: 'binary', maxLength: 8 });
const number = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null });
const prompt: fc.Arbitrary<ModelRequest['prompt']> = fc.oneof(
  fc.record({ endpoint: fc.constant('completions' as const), prompt: text }),
  fc.record({
    endpoint: fc.constant('chat' as const),
    messages: fc.array(fc.record({ role: fc.constantFrom('system' as const, 'user' as const), content: text }), {
      maxLength: 3,
    }),
  }),
);

/** All that changes an answer. */
const meaning = fc.record({
  prompt,
  seed: fc.integer({ min: 0, max: 3 }),
  sample: fc.integer({ min: 0, max: 3 }),
  plan: fc.record({
    identity: text,
    temperature: number,
    topP: number,
    seed: number,
    stop: fc.array(text, { maxLength: 2 }),
    extraBody: fc.dictionary(text, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 }),
  }),
});

type Meaning = typeof meaning extends fc.Arbitrary<infer T> ? T : never;

/** All that changes only the place, the form or the length of an answer. */
const place: fc.Arbitrary<Partial<ModelPlan>> = fc.record({
  model: text,
  baseURL: text,
  apiKeyEnv: fc.option(text, { nil: null }),
  headers: fc.dictionary(text, text, { maxKeys: 1 }),
  maxTokens: fc.integer({ min: 1, max: 9 }),
  maxTokensField: fc.constantFrom('max_tokens', 'max_completion_tokens'),
  timeoutSeconds: fc.integer({ min: 1, max: 9 }),
  concurrency: fc.integer({ min: 1, max: 9 }),
  price: fc.constantFrom(null, { input: 1, cachedInput: 1, output: 1 }),
});

function keyOf({ plan, ...rest }: Meaning, other: Partial<ModelPlan> = {}): string {
  return callKey(modelRequest(rest, { ...plan, ...other }));
}

test('two calls have one key exactly when they mean the same', () => {
  fc.assert(
    fc.property(meaning, meaning, (one, other) => {
      const same = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
      expect(keyOf(one) === keyOf(other)).toBe(same);
    }),
  );
});

test('changing any one part of the meaning changes the key', () => {
  fc.assert(
    fc.property(meaning, meaning, (one, other) => {
      for (const part of ['prompt', 'seed', 'sample'] as const) {
        const changed = { ...one, [part]: other[part] };
        const same = JSON.stringify(sorted(one[part])) === JSON.stringify(sorted(other[part]));
        expect(keyOf(changed) === keyOf(one)).toBe(same);
      }
      for (const part of ['identity', 'temperature', 'topP', 'seed', 'stop', 'extraBody'] as const) {
        const changed = { ...one, plan: { ...one.plan, [part]: other.plan[part] } };
        const same = JSON.stringify(sorted(one.plan[part])) === JSON.stringify(sorted(other.plan[part]));
        expect(keyOf(changed) === keyOf(one)).toBe(same);
      }
    }),
  );
});

test('the place, the form and the length of an answer are no part of the key', () => {
  fc.assert(
    fc.property(meaning, place, (one, elsewhere) => {
      expect(keyOf(one, elsewhere)).toBe(keyOf(one));
    }),
  );
});

test('for whom and what a call is made is no part of the key', () => {
  const other = modelRequest({ run: 'second', role: 'teacher', stage: 'refine', task: 'task-2' });
  expect(callKey(other)).toBe(callKey(modelRequest()));
});

test('where no identity is given, the address and the model stand for the weights', () => {
  const moved = callKey(modelRequest({}, { identity: null, baseURL: 'http://127.0.0.1:2/v1' }));
  expect(moved).not.toBe(callKey(modelRequest({}, { identity: null })));
});

/** The same value with the members of its objects in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return members.map(([name, member]) => [name, sorted(member)]);
}
