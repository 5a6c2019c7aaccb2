// Messages without the place where they arose.
import { expect, it } from 'vitest';
import { messageOf } from '../../../domain/feedback/exception.ts';

it.each([
  ["cannot import name 'x' from 'y' (/lib/python314.zip/y/__init__.py)", "cannot import name 'x' from 'y'"],
  ["cannot import name 'x' from 'y' (C:\\Python\\y.py)", "cannot import name 'x' from 'y'"],
  ['invalid syntax (<string>, line 2)', 'invalid syntax (line 2)'],
  ['invalid syntax (program.py, line 2)', 'invalid syntax (line 2)'],
  ["'<' not supported between instances", "'<' not supported between instances"],
  ['<function f at 0x7f00aa> is not iterable', '<function f> is not iterable'],
  [
    "The module 'numpy' is included in the distribution, but it is not installed.\nYou can install it",
    "No module named 'numpy'",
  ],
  ['f() takes 1 argument (2 given)', 'f() takes 1 argument (2 given)'],
])('%j becomes %j', (message, told) => {
  expect(messageOf({ type: 'Exception', message, frames: [] })).toBe(told);
});
