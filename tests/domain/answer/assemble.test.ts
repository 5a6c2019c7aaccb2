// What an answer may stand for; the parser chooses later.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidates } from '../../../domain/answer/assemble.ts';

const task = { header: 'def f(x):', entryPoint: 'f' };
const typed = { header: 'from typing import List\n\ndef f(x: List[int]):', entryPoint: 'f' };
const chat = (text: string, to = task) => candidates({ text, endpoint: 'chat' }, to);
const completion = (text: string, to = task) => candidates({ text, endpoint: 'completions' }, to);

describe('a chat answer', () => {
  it('that defines the entry point stands as it is', () => {
    expect(chat('Easy.\n```python\ndef f(x):\n    return x\n```')).toEqual({
      sources: ['def f(x):\n    return x'],
      words: 'Easy.',
    });
  });

  it('without the header’s imports gets them', () => {
    const code = 'def f(x: List[int]):\n    return x';
    expect(chat(`\`\`\`\n${code}\n\`\`\``, typed).sources[0]).toBe(`from typing import List\n\n${code}`);
    expect(chat(`\`\`\`\nfrom typing import List\n${code}\n\`\`\``, typed).sources[0]).toBe(
      `from typing import List\n${code}`,
    );
  });

  it.each([
    ['indented', '    y = x\n\n    return y'],
    ['at the margin', 'y = x\n\nreturn y'],
  ])('that is a body %s may stand under the header', (_, body) => {
    expect(chat(`\`\`\`python\n${body}\n\`\`\``).sources).toContain('def f(x):\n    y = x\n\n    return y');
  });

  it('without a fence may have prose around its program', () => {
    const program = 'import re\n\n@cache\ndef f(x):\n    return x';
    expect(chat(`Here it is:\n\n${program}\n\nIt returns x.`).sources).toContain(program);
  });

  it('without a fence is a program as a whole first', () => {
    const program = 'def f(x):\n    return g(x)\n\ndef g(x):\n    return x\n\nLIMIT = 3';
    expect(chat(program).sources[0]).toBe(program);
  });

  it('without a program is shown as it came', () => {
    expect(chat('I cannot do that.').sources[0]).toBe('I cannot do that.');
  });
});

describe('a completion', () => {
  it('continues the header with its first line kept', () => {
    expect(completion('\n    return x\n\nprint(f(1))').sources[0]).toBe('def f(x):\n    return x');
    expect(completion(' return x\nprint(f(1))').sources[0]).toBe('def f(x): return x');
  });

  it('that lost its first line feed gets it back', () => {
    expect(completion('    y = x\n    return y').sources[0]).toBe('def f(x):\n    y = x\n    return y');
  });

  it('that follows a docstring begins on a line of its own', () => {
    const script = { header: '"""\nPrint 1.\n"""', entryPoint: '' };
    expect(completion('print(1)', script).sources[0]).toBe('"""\nPrint 1.\n"""\nprint(1)');
    expect(completion('\nprint(1)', script).sources[0]).toBe('"""\nPrint 1.\n"""\nprint(1)');
  });

  it('that begins afresh stands as it is, up to where the function ends', () => {
    expect(completion('\n\n\ndef f(x):\n    return x\n\nprint(f(1))').sources[0]).toBe('def f(x):\n    return x');
  });

  it('that begins afresh in a fence is read as an answer', () => {
    expect(completion('\n```python\ndef f(x):\n    return x\n```\nIt works.').sources[0]).toBe(
      'def f(x):\n    return x',
    );
  });

  it('keeps a signature of several lines whole', () => {
    const program = 'def f(\n    x,\n):\n    return x';
    expect(completion(`${program}\n\nf(1)`).sources[0]).toBe(program);
  });

  it('that defines the entry point again, later on, still continues the header', () => {
    expect(completion('\n    return x\n\ndef f(x):\n    return 2').sources[0]).toBe('def f(x):\n    return x');
  });
});

it('always offers something, once each, with line feeds alone', () => {
  const part = fc.oneof(
    fc.string(),
    fc.constantFrom('def f(x):', '\r\n', '    return x', '```', '<|endoftext|>', '@a', ')'),
  );
  fc.assert(
    fc.property(fc.array(part), fc.constantFrom('chat' as const, 'completions' as const), (parts, endpoint) => {
      const { sources } = candidates(
        { text: parts.join(''), endpoint },
        { header: 'import re\r\ndef f(x):', entryPoint: 'f' },
      );
      expect(sources.length).toBeGreaterThan(0);
      expect(new Set(sources).size).toBe(sources.length);
      expect(sources.join('').includes('\r')).toBe(false);
    }),
  );
});
