import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { HashSet } from '../../../client/export/hash-set.ts';

it('knows what was added as a set does, zero and crowded places included', () => {
  const hash = fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.bigInt({ min: 2n, max: 9n }), fc.constant(0n));
  fc.assert(
    fc.property(fc.array(hash.filter((one) => one !== 1n)), (hashes) => {
      const [set, known] = [new HashSet(), new Set<bigint>()];
      for (const one of hashes) {
        expect(set.has(one)).toBe(known.has(one));
        expect(set.add(one)).toBe(!known.has(one));
        known.add(one);
      }
    }),
  );
});

it('grows', () => {
  const set = new HashSet();
  const hashes = Array.from({ length: 5_000 }, (_, number) => BigInt(number + 2) * 1_024n);
  expect(hashes.filter((one) => set.add(one))).toHaveLength(5_000);
  expect(hashes.filter((one) => set.add(one))).toHaveLength(0);
});
