import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pack, unpack } from '../../store/packing.ts';

test('what was packed is read as it was, whatever it is', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 3_000 }), (text) => unpack(pack(text)) === text));
});

test('bodies as models send them shrink, short ones too', () => {
  const body = {
    model: 'sample-1b',
    messages: [{ role: 'user', content: 'Write a function to find the longest word of a text.' }],
    max_tokens: 1024,
    temperature: 0.3,
  };
  const text = JSON.stringify(body);
  expect(pack(text).length).toBeLessThan(text.length * 0.6);
});
