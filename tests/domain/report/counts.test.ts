// Pure: names and how often they were met.
import { expect, it } from 'vitest';
import { type Counts, countOf, note, others, ranked, sumOf } from '../../../domain/report/counts.ts';

function countsOf(names: string[]): Counts {
  const counts: Counts = {};
  for (const name of names) note(counts, name);
  return counts;
}

it('counts names, the commonest first and those alike by name', () => {
  const counts = countsOf(['b', 'a', 'c', 'c']);
  expect(ranked(counts)).toEqual([
    ['c', 2],
    ['a', 1],
    ['b', 1],
  ]);
  expect(sumOf(counts)).toBe(4);
});

it('counts what objects have from birth like any other name', () => {
  const counts = countsOf(['__proto__', 'constructor', '__proto__']);
  expect(countOf(counts, '__proto__')).toBe(2);
  expect(countOf(counts, 'constructor')).toBe(1);
  expect(countOf(counts, 'toString')).toBe(0);
  expect(JSON.stringify(counts)).toBe('{"__proto__":2,"constructor":1}');
});

it('tells sixty names apart, cut to sixty characters, and counts the rest together', () => {
  const counts = countsOf(Array.from({ length: 100 }, (_, index) => `${index}`.padEnd(200, 'x')));
  expect(Object.keys(counts)).toHaveLength(61);
  expect(countOf(counts, others)).toBe(40);
  expect(Math.max(...Object.keys(counts).map((name) => name.length))).toBe(60);
});
