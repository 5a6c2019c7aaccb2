// Pure: starts nothing.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseExactJson } from '../../../domain/benchmarks/exact-json.ts';
import { pythonLiteral } from '../../../domain/benchmarks/python-literal.ts';

/** Reads a literal back where Python and JSON differ in three words only. */
const asJson = (literal: string): string =>
  literal.replaceAll(/"(?:[^"\\]|\\.)*"|None|True|False/g, (word) => {
    const words: Record<string, string> = { None: 'null', True: 'true', False: 'false' };
    return words[word] ?? word;
  });

it('writes any JSON value so that it can be read back', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      expect(JSON.parse(asJson(pythonLiteral(parseExactJson(json))))).toEqual(JSON.parse(json));
    }),
  );
});

it('writes integers of any size digit by digit', () => {
  fc.assert(
    fc.property(fc.bigInt(), (number) => {
      expect(pythonLiteral(parseExactJson(`[${number}]`))).toBe(`[${number}]`);
    }),
  );
});
