// What share of their words two texts have in common.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { shinglesOf } from '../../../client/export/shingles.ts';
import { sketchOf, Sketches } from '../../../client/export/sketches.ts';

function likeness(one: Uint32Array, other: Uint32Array): number {
  const sketches = new Sketches();
  sketches.add(sketchOf(new Uint32Array([7])));
  sketches.add(sketchOf(one));
  return sketches.likeness(1, sketchOf(other));
}

/** Shingles whose hashes are told apart by what is kept of them. */
const shingles = (from: number, to: number): Uint32Array =>
  Uint32Array.from({ length: to - from }, (_, at) => (((from + at + 1) * 40_503) & 0xffff) << 16);

it('is counted where two texts have few', () => {
  const bound = fc.integer({ min: 0, max: 85 });
  fc.assert(
    fc.property(bound, bound, bound, (own, shared, others) => {
      fc.pre(own + shared > 0 && shared + others > 0);
      const one = shingles(0, own + shared);
      const other = shingles(own, own + shared + others);
      expect(likeness(one, other)).toBe(shared / (own + shared + others));
    }),
  );
});

it.each([0, 0.2, 0.5, 0.8, 0.95, 1])('is told of a sample where they have thousands: %d', (share) => {
  const many = 4_000;
  const shared = Math.round((2 * many * share) / (1 + share));
  const found = likeness(shingles(0, many), shingles(many - shared, 2 * many - shared));
  expect(Math.abs(found - share)).toBeLessThan(0.08);
});

it('goes on where room is made for thousands of texts', () => {
  const sketches = new Sketches();
  for (let number = 0; number < 3_000; number += 1) sketches.add(sketchOf(shinglesOf(`text number ${number} of many`)));
  expect(sketches.likeness(2_999, sketchOf(shinglesOf('TEXT number\n2999 of many')))).toBe(1);
  expect(sketches.likeness(0, sketchOf(shinglesOf('text number 0 of many')))).toBe(1);
  expect(sketches.likeness(0, sketchOf(shinglesOf('text number 1 of many')))).toBe(0);
});
