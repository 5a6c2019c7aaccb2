import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMixed, mixText, readMix } from '../../../client/export/mix.ts';
import { type Variant, variants } from '../../../domain/example/variant.ts';

const tasks = Array.from({ length: 1000 }, (_, task) => `task ${task}`);
const drawn = (variant: Variant, share: number, seed: number): string[] =>
  tasks.filter((task) => isMixed({ variant, share }, seed, task));

describe('a share of a variant', () => {
  it('is about so much of all tasks, and all of them for a share of 1', () => {
    expect(drawn('stand', 0.5, 7).length).toBeGreaterThan(450);
    expect(drawn('stand', 0.5, 7).length).toBeLessThan(550);
    expect(drawn('stand', 1, 7)).toEqual(tasks);
  });

  it('holds all of a smaller share of the same seed', () => {
    const share = fc.double({ min: 0.001, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...variants),
        share,
        share,
        fc.integer(),
        fc.string(),
        (variant, one, other, seed, task) => {
          const less = isMixed({ variant, share: Math.min(one, other) }, seed, task);
          if (less) expect(isMixed({ variant, share: Math.max(one, other) }, seed, task)).toBe(true);
        },
      ),
    );
  });

  it('is drawn otherwise by another seed, and for each variant by itself', () => {
    expect(drawn('stand', 0.5, 1)).not.toEqual(drawn('stand', 0.5, 2));
    expect(drawn('stand', 0.5, 1)).not.toEqual(drawn('inpd', 0.5, 1));
  });
});

describe('a mix as it is typed', () => {
  it('names variants and their shares', () => {
    expect(readMix('persd=1, stand=0.5')).toEqual([
      { variant: 'persd', share: 1 },
      { variant: 'stand', share: 0.5 },
    ]);
    expect(mixText(readMix('persd=1, stand=0.5'))).toBe('persd=1,stand=0.5');
  });

  it.each([
    ['persd', 'expected a share of persd above 0 and at most 1, found "persd"'],
    ['persd=0', 'above 0 and at most 1, found "persd=0"'],
    ['persd=1.5', 'found "persd=1.5"'],
    ['persd=-1', 'found "persd=-1"'],
    ['persd=half', 'found "persd=half"'],
    ['persd=NaN', 'found "persd=NaN"'],
    ['persd=1=1', 'found "persd=1=1"'],
    ['perzd=1', 'there is stand, inpd,'],
    ['', 'as in persd=1,stand=0.5, found ""'],
    ['persd=1,', 'found ""'],
    ['persd=1,persd=0.5', 'expected each variant once, found persd twice'],
    ['__proto__=1', 'found "__proto__=1"'],
  ])('%s is refused in a sentence', (text, sentence) => {
    expect(() => readMix(text)).toThrow(sentence);
  });
});
