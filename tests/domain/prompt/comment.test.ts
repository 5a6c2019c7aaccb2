// Texts of tasks inside source code: nothing in them may end the block.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockComment } from '../../../domain/prompt/comment.ts';

const hostile = fc
  .array(fc.constantFrom('"', '""', '"""', "'", '\\', '\n', 'x', '*', '/', '*/', '\\N', '\\x'))
  .map((parts) => parts.join(''));

/** Where Python's tokenizer sees a triple-quoted string end. */
function endOfString(source: string): number {
  let at = source.indexOf('"""') + 3;
  while (at < source.length && !source.startsWith('"""', at)) at += source[at] === '\\' ? 2 : 1;
  return at + 3;
}

describe('a docstring', () => {
  it('ends where it was meant to, whatever the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const source = blockComment(text, 'python');
        expect(endOfString(source)).toBe(source.length);
      }),
    );
  });

  it('is raw as soon as a backslash could be a broken escape', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(blockComment(text, 'python').startsWith('r"""')).toBe(text.includes('\\'));
      }),
    );
  });

  it('leaves an ordinary text as it is', () => {
    expect(blockComment('Return "x".', 'python')).toBe('"""\nReturn "x".\n"""');
  });
});

it('keeps a block comment open to its end', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const source = blockComment(text, 'javascript');
      expect(source.indexOf('*/', 2)).toBe(source.length - 2);
    }),
  );
});
