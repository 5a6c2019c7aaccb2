import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { HashTable } from '../../../client/export/hash-table.ts';

const hash = fc.integer({ min: 0, max: 0xffff_ffff });

it('says of every hash what a map says that keeps the first of its numbers', () => {
  const added = fc.array(fc.tuple(fc.oneof(hash, fc.nat(50)), fc.nat()), { maxLength: 3_000 });
  fc.assert(
    fc.property(added, fc.array(hash), (entries, others) => {
      const [table, map] = [new HashTable(), new Map<number, number>()];
      for (const [key, number] of entries) {
        table.add(key, number);
        if (!map.has(key)) map.set(key, number);
      }
      for (const key of [...map.keys(), ...others]) expect(table.get(key)).toBe(map.get(key));
    }),
  );
});

it('holds more than it began with', () => {
  const table = new HashTable();
  const keys = Array.from({ length: 20_000 }, (_, key) => Math.imul(key, 0x9e3779b9) >>> 0);
  for (const [number, key] of keys.entries()) table.add(key, number);
  expect(keys.every((key, number) => table.get(key) === number)).toBe(true);
});
