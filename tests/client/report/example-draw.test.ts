// Pure: which of many examples are shown.
import { expect, it } from 'vitest';
import type { Example } from '../../../client/report/example.ts';
import { exampleDraw } from '../../../client/report/example-draw.ts';
import { sampleExample } from './sample-example.ts';

function drawnOf(examples: Example[]): Example[] {
  const draw = exampleDraw();
  for (const example of examples) draw.add(example);
  return draw.drawn();
}

const many = (count: number, more: Partial<Example>): Example[] =>
  Array.from({ length: count }, (_, at) =>
    sampleExample({ task: `${more.failing} ${at}`, distance: at / count, ...more }),
  );

it('draws twenty, some of every way to fail and of every reason to look twice', () => {
  const common = many(500, { failing: 'wrong answer' });
  const rare = [...many(1, { failing: 'KeyError' }), ...many(2, { failing: 'TypeError', marks: ['weak'] })];
  const drawn = drawnOf([...common, ...rare]);
  expect(drawn).toHaveLength(20);
  expect(drawn.filter(({ failing }) => failing !== 'wrong answer')).toHaveLength(3);
});

it('draws the same whatever the order, the smallest correction first', () => {
  const examples = many(60, { failing: 'wrong answer' });
  const drawn = drawnOf(examples);
  expect(drawnOf(examples.toReversed())).toEqual(drawn);
  expect(drawn.map(({ distance }) => distance)).toEqual(
    drawn.map(({ distance }) => distance).toSorted((a, b) => a - b),
  );
});

it('draws all where there are few', () => {
  expect(drawnOf(many(3, { failing: 'wrong answer' }))).toHaveLength(3);
  expect(drawnOf([])).toEqual([]);
});
