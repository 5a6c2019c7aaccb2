// What Python prints, read without Python.
import { expect, it } from 'vitest';
import { printedForm } from '../../../domain/feedback/literal.ts';

it.each([
  ["'even'", 'even'],
  ['"it\'s"', "it's"],
  ["'a\\nb\\t\\\\ \\x41\\u00e9\\U0001F600\\''", "a\nb\t\\ Aé😀'"],
  ["['a']", "['a']"],
  ["'a' + 'b'", "'a' + 'b'"],
  ['3', '3'],
])('%s is printed as %j', (repr, printed) => {
  expect(printedForm(repr)).toBe(printed);
});
