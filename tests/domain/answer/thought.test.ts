// What a model thought aloud is no answer.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutThought } from '../../../domain/answer/thought.ts';

const thought = fc.string().filter((text) => !text.includes('<'));
const answer = 'def f():\n    return 1';

it('removes closed thoughts, whatever was thought', () => {
  fc.assert(
    fc.property(thought, (text) => {
      expect(withoutThought(`<think>${text}</think>\n${answer}`).trim()).toBe(answer);
      expect(withoutThought(`<think>${text}</think>\n<think>${text}</think>${answer}`).trim()).toBe(answer);
    }),
  );
});

it('removes a thought whose beginning the server kept', () => {
  fc.assert(
    fc.property(
      thought.filter((text) => /[\s.]$/.test(text)),
      (text) => {
        expect(withoutThought(`${text}</think>\n\n${answer}`).trim()).toBe(answer);
      },
    ),
  );
});

it('takes an unclosed thought for all that there is', () => {
  expect(withoutThought('<think>\nI begin with\n```python\ndef f():')).toBe('');
});

it.each(['def f(s):\n    return s.split("</think>")', 'def f(s):\n    return "<think>" in s'])(
  'leaves the tag in a string: %s',
  (program) => {
    expect(withoutThought(program)).toBe(program);
  },
);
