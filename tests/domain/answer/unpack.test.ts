// Answers taken apart by text alone.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackAnswer } from '../../../domain/answer/unpack.ts';
import { fenced } from '../../../domain/prompt/fence.ts';

const bodyLine = fc.constantFrom(
  '    return 1',
  '    """',
  '',
  '    # a ```note```',
  '    x = "~~~"',
  '    ```',
  '    ```python',
  '    ~~~',
  '    é',
);
const program = fc.array(bodyLine).map((lines) => ['def f(x):', ...lines].join('\n').trimEnd());
const prose = fc.stringMatching(/^[A-Za-z ,.]{0,30}$/);

describe('an answer', () => {
  it('gives back any program from a fence that is long enough for it, whatever is said around it', () => {
    fc.assert(
      fc.property(program, prose, prose, (code, before, after) => {
        const answer = `${before}\n\n${fenced(code, 'python')}\n\n${after}`;
        const unpacked = unpackAnswer(answer, 'f');
        expect([unpacked.code, ...unpacked.others]).toContain(code);
        // Fences inside the program make several readings; without them there is one.
        if (!/^\s*(?:```|~~~)/m.test(code)) {
          expect(unpacked.code).toBe(code);
          expect(unpacked.words).toBe([before.trim(), after.trim()].filter((part) => part !== '').join('\n\n'));
        }
      }),
    );
  });

  it('reads the same with carriage returns, a byte order mark and a thought before it', () => {
    fc.assert(
      fc.property(program, prose, (code, before) => {
        const answer = `${before}\n${fenced(code, 'python')}`;
        const dressed = `\uFEFF<think>\r\n${before}\r\n</think>\r\n${answer.replaceAll('\n', '\r\n')}`;
        const { code: read, how } = unpackAnswer(dressed, 'f');
        expect({ read, how }).toEqual({ read: unpackAnswer(answer, 'f').code, how: unpackAnswer(answer, 'f').how });
      }),
    );
  });

  it('never fails, and takes only what is there', () => {
    const anything = fc.array(
      fc.oneof(fc.string(), fc.constantFrom('```', '```py', '~~~', '\n', '<think>', '</think>', 'def f():')),
    );
    fc.assert(
      fc.property(anything, (parts) => {
        const text = parts.join('');
        const { code } = unpackAnswer(text, 'f');
        const given = new Set(text.replace(/\r\n?/g, '\n'));
        expect(Array.from(code).every((character) => given.has(character))).toBe(true);
      }),
    );
  });

  it.each<[string, string, string]>([
    ['one block', 'Sure.\n```python\ndef f():\n    pass\n```\nDone.', 'def f():\n    pass'],
    ['tildes', '~~~py\ndef f():\n    pass\n~~~', 'def f():\n    pass'],
    ['no language', '```\ndef f():\n    pass\n```', 'def f():\n    pass'],
    ['a block in a list', '1. So:\n   ```python\n   def f():\n       pass\n   ```', 'def f():\n    pass'],
    [
      'the last of several that define it',
      '```\ndef f():\n    return 1\n```\nBetter:\n```\ndef f():\n    return 2\n```\n',
      'def f():\n    return 2',
    ],
    ['an example of use after it', '```\ndef f():\n    pass\n```\nUse it:\n```\nf()\n```', 'def f():\n    pass'],
    [
      'another definition after it',
      '```\ndef f():\n    pass\n```\n```\ndef test():\n    f()\n```',
      'def f():\n    pass',
    ],
    ['a command before it', '```bash\npip install x\n```\n```python\ndef f():\n    pass\n```', 'def f():\n    pass'],
    ['only another name', '```\nx = 1\n```\n```\ndef g():\n    pass\n```\n```\ny = 2\n```', 'def g():\n    pass'],
    ['no definition at all', '```\nx = 1\n```\n```\ny = 2\n```', 'y = 2'],
    [
      'a block inside a block of Markdown',
      '```markdown\n# It\n```python\ndef f():\n    pass\n```\n```',
      'def f():\n    pass',
    ],
    [
      'a longer fence around one',
      '````\ndef f():\n    """\n    ```\n    f()\n    ```\n    """\n````',
      'def f():\n    """\n    ```\n    f()\n    ```\n    """',
    ],
    [
      'a tagged block in a docstring',
      '```python\ndef f():\n    """\n    ```python\n    f()\n    ```\n    """\n```',
      'def f():\n    """\n    ```python\n    f()\n    ```\n    """',
    ],
    [
      'a block begun anew before it was closed',
      '```python\ndef f():\n    retu\nOnce more:\n```python\ndef f():\n    return 1\n```',
      'def f():\n    return 1',
    ],
    ['no fence', 'def f():\n    pass', 'def f():\n    pass'],
  ])('with %s', (_, answer, code) => {
    expect(unpackAnswer(answer, 'f').code).toBe(code);
  });

  it('that breaks off inside its block gives what came', () => {
    expect(unpackAnswer('So:\n```python\ndef f():\n    return', 'f')).toEqual({
      code: 'def f():\n    return',
      words: 'So:',
      how: 'open-block',
      others: [],
    });
  });

  it('loses a closing fence that stands behind the last statement', () => {
    expect(unpackAnswer('```python\ndef f():\n    return 1```', 'f').code).toBe('def f():\n    return 1');
  });

  it('whose docstring has bare fences offers the whole of it as another reading', () => {
    const code = 'def f():\n    """\n    ```\n    f()\n    ```\n    """\n    return 1';
    expect(unpackAnswer(`\`\`\`python\n${code}\n\`\`\``, 'f').others).toContain(code);
  });
});
