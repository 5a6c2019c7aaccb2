import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBoughtTwice } from '../../../client/chaos/purchases.ts';

describe('calls bought twice', () => {
  it('are none where every call was bought once', () => {
    const purchases = fc.uniqueArray(fc.record({ hash: fc.string(), at: fc.nat() }), { selector: ({ hash }) => hash });
    fc.assert(
      fc.property(purchases, (bought) => {
        expect(countBoughtTwice(bought, [])).toEqual({ calls: 0, unexplained: 0 });
      }),
    );
  });

  it('are explained by a death between the two purchases that had calls in flight', () => {
    const purchases = [
      { hash: 'one', at: 10 },
      { hash: 'one', at: 30 },
    ];
    expect(countBoughtTwice(purchases, [{ at: 20, inFlight: 1 }])).toEqual({ calls: 1, unexplained: 0 });
    expect(countBoughtTwice(purchases, [{ at: 20, inFlight: 0 }])).toEqual({ calls: 1, unexplained: 1 });
    expect(countBoughtTwice(purchases, [{ at: 5, inFlight: 1 }])).toEqual({ calls: 1, unexplained: 1 });
    expect(countBoughtTwice(purchases, [{ at: 40, inFlight: 1 }])).toEqual({ calls: 1, unexplained: 1 });
  });

  it('are explained no more often than a death had calls in flight', () => {
    const twice = ['one', 'two', 'three'].flatMap((hash) => [
      { hash, at: 10 },
      { hash, at: 30 },
    ]);
    expect(countBoughtTwice(twice, [{ at: 20, inFlight: 2 }])).toEqual({ calls: 3, unexplained: 1 });
  });

  it('count each further purchase of a call that was bought thrice', () => {
    const thrice = [10, 30, 50].map((at) => ({ hash: 'one', at }));
    const deaths = [
      { at: 20, inFlight: 1 },
      { at: 40, inFlight: 1 },
    ];
    expect(countBoughtTwice(thrice, deaths)).toEqual({ calls: 2, unexplained: 0 });
    expect(countBoughtTwice(thrice, deaths.slice(1))).toEqual({ calls: 2, unexplained: 1 });
  });
});
