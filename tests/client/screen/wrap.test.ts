// Pure: one line as several.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrap } from '../../../client/screen/wrap.ts';

const line = '  ! student: expected a reply of m at host/v1, found status "401 bad key"; hand over another';

describe('a line that is too long for the terminal', () => {
  it('goes on below where its value begins', () => {
    expect(wrap(line, 60)).toEqual([
      '  ! student: expected a reply of m at host/v1, found status',
      '            "401 bad key"; hand over another',
    ]);
  });

  it('stays as it is where it fits', () => {
    expect(wrap(line, line.length)).toEqual([line]);
  });

  it('is never wider than the terminal, and loses no word', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,40}$/)), fc.integer({ min: 25, max: 130 }), (words, width) => {
        const lines = wrap(words.join(' '), width);
        for (const one of lines) expect(one.length).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
      }),
    );
  });
});
