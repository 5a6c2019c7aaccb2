// Texts cut by bytes, never inside a character.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, utf8Length } from '../../../domain/feedback/clip.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((value) => !value.includes('…'));

it('counts bytes as an encoder does', () => {
  fc.assert(fc.property(text, (value) => utf8Length(value) === Buffer.byteLength(value)));
});

describe('a clipped text', () => {
  it('fits, and is made of its beginning and its end', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 300 }), (value, bytes) => {
        const clipped = clip(value, bytes);
        expect(Buffer.byteLength(clipped)).toBeLessThanOrEqual(bytes);
        expect(clipped.isWellFormed()).toBe(true);
        const [head = '', tail = ''] = clipped.split('…');
        expect(value.startsWith(head)).toBe(true);
        expect(value.endsWith(tail)).toBe(true);
      }),
    );
  });

  it('is whole when it fits', () => {
    fc.assert(fc.property(text, (value) => clip(value, Math.max(4, utf8Length(value))) === value));
  });

  it('shows where it was cut', () => {
    expect(clip('abcdefghij', 8)).toBe('abc…ij');
  });
});
