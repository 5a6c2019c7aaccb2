// What defines a name, told from text alone.
import { expect, it } from 'vitest';
import { beginsProgram, defines, definesAnything } from '../../../domain/answer/definition.ts';

it.each([
  ['def f(x):', true],
  ['import re\n\nasync def f(x):', true],
  ['class f:', true],
  ['f = lambda x: x', true],
  ['const f = (x) => x;', true],
  ['export function f(x) {', true],
  ['def f2(x):', false],
  ['    def f(x):', false],
  ['f == 1', false],
  ['print(f(1))', false],
])('reads %j: defines f is %s', (source, expected) => {
  expect(defines(source, 'f')).toBe(expected);
});

it('takes a name with special characters as it is', () => {
  expect(defines('function a$b() {', 'a$b')).toBe(true);
  expect(defines('def axb():', 'a.b')).toBe(false);
});

it('sees definitions inside others', () => {
  expect(definesAnything('class A:\n    def f(self):')).toBe(true);
  expect(definesAnything('the def is clear')).toBe(false);
});

it.each([
  ['from typing import List', true],
  ['import re', true],
  ['@cache', true],
  ['def f():', true],
  ['From here on', false],
  ['from here on', false],
  ['Here is the def you wanted', false],
])('tells program from prose: %j is %s', (line, expected) => {
  expect(beginsProgram(line)).toBe(expected);
});
