import { expect, test } from 'vitest';
import { concurrency, limit } from '../../../client/tune/limits.ts';

test('a limit is for one role, or for both where none is named, and the later word holds', () => {
  expect(limit('teacher=20', undefined)).toEqual({ teacher: 20 });
  expect(limit('student=5', { teacher: 20 })).toEqual({ student: 5, teacher: 20 });
  expect(limit('7', { teacher: 20 })).toEqual({ student: 7, teacher: 7 });
  expect(limit('teacher=none', undefined)).toEqual({ teacher: null });
});

test.each([
  '',
  'teacher',
  'teacher=',
  'teacher=0',
  'teacher=-1',
  'teacher=1.5',
  'nobody=3',
  '=3',
  'teacher=1=2',
  'teacher=many',
])('what is no limit is refused in a sentence: %j', (text) => {
  expect(() => limit(text, undefined)).toThrow(/^expected /);
});

test('calls at once cannot be without a limit', () => {
  expect(() => concurrency('teacher=none', undefined)).toThrow(/^expected a whole number above 0/);
  expect(concurrency('teacher=3', undefined)).toEqual({ teacher: 3 });
});
