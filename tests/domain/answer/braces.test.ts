import { describe, expect, it } from 'vitest';
import { candidates } from '../../../domain/answer/assemble.ts';
import { continuations } from '../../../domain/answer/cut.ts';
import { definesAnything } from '../../../domain/answer/definition.ts';

const task = { header: 'function f(a) {', entryPoint: 'f' };
const first = (text: string, endpoint: 'chat' | 'completions'): string | undefined =>
  candidates({ text, endpoint }, task).sources[0];

describe('answers in a language with braces', () => {
  it('end with their function, and keep the helpers that it calls', () => {
    const body = '\n  return g(a);\n}\n\nfunction g(a) {\n  return a;\n}';
    expect(continuations(`${body}\n\nconsole.log(f(1));\n`, 'f')[0]).toBe(body);
    expect(continuations('\n  return a;\n}\n\nfunction other() {}\n', 'f')[0]).toBe('\n  return a;\n}');
    expect(continuations('\n  return a;\n}\n\nconst x = f(1);\n', 'f')[0]).toBe('\n  return a;\n}');
  });

  it('go on from the header, with the closing brace where it is missing', () => {
    const { sources } = candidates({ text: '\n  return a;', endpoint: 'completions' }, task);
    expect(sources).toEqual(['function f(a) {\n  return a;', 'function f(a) {\n  return a;\n}']);
  });

  it('may be the body alone', () => {
    const { sources } = candidates({ text: '```js\nreturn a;\n```', endpoint: 'chat' }, task);
    expect(sources).toContain('function f(a) {\n    return a;\n}');
  });

  it.each(['js', 'javascript', 'ts', 'typescript', ''])('are found in a block of %s', (tag) => {
    const code = 'export const f = (a) => {\n  return a;\n};';
    expect(first(`Here:\n\n\`\`\`${tag}\n${code}\n\`\`\`\nThat is all.`, 'chat')).toBe(code);
  });

  it('define something as an arrow function, too', () => {
    expect(definesAnything('const f = (a) => a;')).toBe(true);
    expect(definesAnything('const f: Map = async (a) => a;')).toBe(true);
    expect(definesAnything('const total = 3;')).toBe(false);
  });
});
