import { describe, expect, test } from 'vitest';
import { print } from '../../../sandbox/judge/print.ts';
import { shorten } from '../../../sandbox/judge/shorten.ts';

describe('print', () => {
  test('writes numbers, texts and collections as Python does', () => {
    const text = print({
      t: 'list',
      v: [
        { t: 'none' },
        { t: 'bool', v: true },
        { t: 'float', v: '1e-07' },
        { t: 'tuple', v: [{ t: 'int', v: '1' }] },
        { t: 'tuple', v: [] },
        {
          t: 'dict',
          v: [
            [
              { t: 'str', v: 'a' },
              { t: 'set', v: [] },
            ],
          ],
        },
        {
          t: 'set',
          v: [
            { t: 'int', v: '1' },
            { t: 'int', v: '2' },
          ],
        },
        { t: 'frozenset', v: [{ t: 'int', v: '1' }] },
      ],
    });
    expect(text).toBe("[None, True, 1e-07, (1,), (), {'a': set()}, {1, 2}, frozenset({1})]");
  });

  test.each([
    ["it's", `"it's"`],
    [`it's "so"`, `'it\\'s "so"'`],
    ['a\nb\t\\', "'a\\nb\\t\\\\'"],
    ['\u0000\u00a0é😀\u200b', "'\\x00\\xa0é😀\\u200b'"],
    ['\u{e0001}', "'\\U000e0001'"],
  ])('quotes %j as Python does', (v, expected) => expect(print({ t: 'str', v })).toBe(expected));

  test.each([
    ['0.0', '2.0', '2j'],
    ['1.0', '-2.5', '(1-2.5j)'],
    ['-1.0', '0.0', '(-1+0j)'],
    ['-0.0', '1.0', '(-0+1j)'],
  ])('writes the complex number of %s and %s as Python does', (re, im, expected) =>
    expect(print({ t: 'complex', re, im })).toBe(expected),
  );

  test('writes bytes as Python does', () => {
    expect(print({ t: 'bytes', v: Buffer.from("a'\n\u00ff", 'latin1').toString('base64') })).toBe(`b"a'\\n\\xff"`);
  });

  test('shows what has no form by its class', () => {
    expect(print({ t: 'opaque', v: 'fractions.Fraction' })).toBe('<fractions.Fraction>');
  });
});

describe('shorten', () => {
  test('keeps the beginning and the end of a long text within 1,000 characters', () => {
    const short = shorten(`[${'1, '.repeat(500)}2]`);
    expect(short.length).toBeLessThanOrEqual(1000);
    expect(short).toMatch(/^\[1, 1.* \.\.\. .*, 2\]$/);
  });

  test('leaves a short text alone', () => expect(shorten('[1]')).toBe('[1]'));
});
