import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../models/canonical.ts';

test('a canonical text reads back as the value it was made of', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('the order in which an object was built does not show', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
      const turned = Object.fromEntries(Object.entries(object).toReversed());
      expect(canonicalJson(turned)).toBe(canonicalJson(object));
    }),
  );
});

test('members that are undefined are left out', () => {
  expect(canonicalJson({ b: 1, a: undefined })).toBe('{"b":1}');
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1])('what JSON cannot hold is refused: %s', (value) => {
  expect(() => canonicalJson({ value })).toThrow(TypeError);
});
