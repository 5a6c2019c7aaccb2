import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inert, inertJson, inertLines, inertMarkdown, inertName } from '../../domain/inert.ts';

const obeyed = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

describe('foreign text', () => {
  it.each([
    ['colours and a cleared screen', '\x1b[31mred\x1b[2J', '\\x1b[31mred\\x1b[2J'],
    ['a title', '\x1b]0;owned\x07', '\\x1b]0;owned\\x07'],
    ['a line that overwrites itself', 'wrong\rright', 'wrong\\rright'],
    ['lines and tabs', 'a\n\tb', 'a\\n\\tb'],
    ['a control sequence of one character', '\u009b31m', '\\x9b31m'],
    ['writing in the other direction', 'a\u202eb', 'a\\u202eb'],
    ['invisible letters', 'a\u{e0041}b', 'a\\u{e0041}b'],
    ['ordinary words of any language', 'größer 中文 👍 <b>', 'größer 中文 👍 <b>'],
  ])('is spelled out where it holds %s', (_, text, line) => expect(inert(text)).toBe(line));

  it('keeps nothing that a terminal obeys', () => {
    fc.assert(fc.property(anyText, (text) => !obeyed.test(inert(text))));
    fc.assert(fc.property(anyText, (text) => !obeyed.test(inertLines(text).replaceAll('\n', ''))));
    fc.assert(fc.property(anyText, (text) => !obeyed.test(inertJson({ text }))));
  });

  it('keeps its lines where they are wanted', () => {
    expect(inertLines('one\r\n\ttwo\rthree')).toBe('one\n    two\\rthree');
  });

  it('says the same as JSON', () => {
    fc.assert(fc.property(anyText, (text) => JSON.parse(inertJson({ text }, 2)).text === text));
  });

  it('stays within one code span of Markdown', () => {
    expect(inertMarkdown('a` **b** <img src=x onerror=alert(1)>\n# c')).toBe(
      '`aˋ **b** <img src=x onerror=alert(1)>\\n# c`',
    );
    expect(inertMarkdown('')).toBe('` `');
    fc.assert(fc.property(anyText, (text) => /^`[^`\n]+`$/.test(inertMarkdown(text))));
  });

  it.each(['gpt-4o', 'Qwen/Qwen2.5-7B', 'codegen_mono_6b', 'HumanEval/0'])('leaves the name %s as it is', (name) => {
    expect(inertName(name)).toBe(name);
  });

  it.each([
    '[a](http://b)',
    'www.example.org',
    '__main__',
    '<b>',
    'http://example.org',
    'a *b*',
    '# a',
    '-a',
    '1. a',
    '',
  ])('quotes the name %s', (name) => expect(inertName(name)).toMatch(/^`.*`$/));
});
