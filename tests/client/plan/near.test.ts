// Pure: starts nothing.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { editSteps, nearest } from '../../../client/plan/near.ts';

it.each([
  ['temprature', 'temperature'],
  ['base_url', 'baseURL'],
  ['api-key-env', 'apiKeyEnv'],
  ['Seed', 'seed'],
  ['temp', 'temperature'],
  ['sede', 'seed'],
  ['colour', null],
  ['x', null],
])('takes %s for %s', (word, meant) => {
  expect(nearest(word, ['baseURL', 'apiKeyEnv', 'temperature', 'seed', 'topP'])).toBe(meant);
});

it('counts no steps between equal words alone, as many either way, and never more than the longer word has letters', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const steps = editSteps(one, other);
      expect(steps === 0).toBe(one === other);
      expect(steps).toBe(editSteps(other, one));
      expect(steps).toBeLessThanOrEqual(Math.max(one.length, other.length));
      expect(steps).toBeGreaterThanOrEqual(Math.abs(one.length - other.length));
    }),
  );
});
