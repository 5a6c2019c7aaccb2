// What Python prints, read without Python.
import { expect, it } from 'vitest';
import { printedForm, typeOfRepr } from '../../../domain/feedback/literal.ts';

it.each([
  ['None', 'NoneType'],
  ['True', 'bool'],
  ['-12', 'int'],
  ['1.5e-07', 'float'],
  ['1e+300', 'float'],
  ['nan', 'float'],
  ["'it'", 'str'],
  ['"it\'s"', 'str'],
  ["b'x'", 'bytes'],
  ['[1]', 'list'],
  ['()', 'tuple'],
  ['{}', 'dict'],
  ["{'a': 1}", 'dict'],
  ['{1, 2}', 'set'],
  ['set()', 'set'],
  ['collections.Counter', null],
  ["'a' + 'b'", null],
])('%s is of type %s', (text, type) => {
  expect(typeOfRepr(text)).toBe(type);
});

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
