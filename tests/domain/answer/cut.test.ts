// Where a base model's continuation ends.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continuations } from '../../../domain/answer/cut.ts';

const bodyLine = fc.constantFrom('    return x', '    if x:', '        y = 1', '', '    # why', '\treturn');
const body = fc.array(bodyLine).map((lines) => ['', '    y = x', ...lines].join('\n').trimEnd());
const sequel = fc.constantFrom(
  'print(f(1))',
  '# a test',
  'def f(x):',
  'class Test:',
  'if __name__ == "__main__":',
  '"""',
  '<|endoftext|>def f(x):',
);

describe('a continuation', () => {
  it('ends at the first line without indentation, whatever follows', () => {
    fc.assert(
      fc.property(body, sequel, fc.string(), (text, line, rest) => {
        expect(continuations(`${text}\n\n${line}\n${rest}`, 'f')[0]).toBe(text);
      }),
    );
  });

  it('offers parts of the text from its beginning, the whole last', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(bodyLine, sequel, fc.string())), (lines) => {
        const text = lines.join('\n');
        const cuts = continuations(text, 'f');
        expect(cuts.every((cut) => text.startsWith(cut))).toBe(true);
        expect(cuts.at(-1)).toBe((text.split('<|endoftext|>')[0] ?? '').trimEnd());
        expect(new Set(cuts).size).toBe(cuts.length);
      }),
    );
  });

  it.each<[string, string, string]>([
    ['a body on the header’s line', ' return x\nprint(1)', ' return x'],
    ['a comment on the header’s line', '  # why\n    return x\nprint(1)', '  # why\n    return x'],
    ['a comment before the body', '\n# why\n    return x\nprint(1)', '\n# why\n    return x'],
    [
      'a bracket that closes at the margin',
      '\n    y = [\n        1,\n]\n    return y\nprint(1)',
      '\n    y = [\n        1,\n]\n    return y',
    ],
    [
      'a helper that it calls',
      '\n    return g(x)\n\ndef g(x):\n    return x\n\ndef h(x):\n    pass',
      '\n    return g(x)\n\ndef g(x):\n    return x',
    ],
    ['itself once more', '\n    return f(x)\n\ndef f(x):\n    return x', '\n    return f(x)'],
    ['nothing', '', ''],
  ])('with %s', (_, text, first) => {
    expect(continuations(text, 'f')[0]).toBe(first);
  });

  it('whose docstring touches the margin offers the text up to the next boundary', () => {
    expect(continuations('\n    """\nReturns x.\n    """\n    return x\nprint(1)', 'f')).toContain(
      '\n    """\nReturns x.\n    """\n    return x',
    );
  });
});
