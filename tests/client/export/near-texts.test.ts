// How well texts are found again by what they have in common.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NearTexts } from '../../../client/export/near-texts.ts';

/** A text of words that the seed draws, of which some are exchanged for words that nobody else has. */
function text(seed: number, exchanged: number): string {
  const words = Array.from({ length: 200 }, (_, at) => (at < exchanged ? `own${seed}_${at}` : `word${at}`));
  return words.join(' ');
}

const seen = (...texts: string[]): boolean[] => {
  const near = new NearTexts();
  return texts.map((one) => near.see('kind', one));
};

describe('texts that were seen', () => {
  it('are found again whatever their layout and case', () => {
    expect(seen('def f(x):\n    return x+1 # One', 'DEF f ( x ) :\treturn x + 1\n\n# one')).toEqual([false, true]);
  });

  it('are found again where a few words differ, and not where half do', () => {
    const trials = Array.from({ length: 50 }, (_, seed) => seed + 1);
    const found = (exchanged: number): number =>
      trials.filter((seed) => seen(text(0, 0), text(seed, exchanged))[1]).length;
    expect(found(5)).toBeGreaterThan(45);
    expect(found(100)).toBe(0);
  });

  it('are found again as they are, short and empty ones too', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme' }), { maxLength: 8 }), (texts) => {
        const near = new NearTexts();
        for (const one of texts) near.see('kind', one);
        expect(texts.map((one) => near.see('kind', one))).toEqual(texts.map(() => true));
      }),
    );
  });

  it('are not found in those of one mould, four fifths of which are the same', () => {
    const mould = Array.from({ length: 140 }, (_, at) => `mould${at}`).join(' ');
    const near = new NearTexts();
    const named = Array.from({ length: 3_000 }, (_, seed) =>
      near.see('kind', `${text(seed, 16).slice(0, 160)} ${mould}`),
    );
    expect(named.filter(Boolean).length).toBeLessThan(15);
  });

  it('are not found in others', () => {
    expect(seen('def f(x): return x + 1', 'class Stack: pass', 'while True: break')).toEqual([false, false, false]);
  });

  it('are found again among many, of which many have a part in common', () => {
    const near = new NearTexts();
    const many = Array.from({ length: 5_000 }, (_, seed) => text(seed, 60));
    const before = many.filter((one) => near.see('kind', one)).length;
    expect(before).toBeLessThan(many.length / 10);
    expect(many.every((one) => near.see('kind', one))).toBe(true);
  });

  it('are new to a kind that has not seen them, though another has', () => {
    const near = new NearTexts();
    const asked = (kind: string, exchanged: number): boolean => near.see(kind, text(exchanged, exchanged));
    expect([asked('one', 0), asked('other', 2), asked('one', 3), asked('other', 4), asked('third', 0)]).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
  });
});
