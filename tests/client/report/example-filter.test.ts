// Pure: buttons for examples, and which examples each of them shows.
import { expect, it } from 'vitest';
import { exampleFilter, filters } from '../../../client/report/example-filter.ts';
import { styles } from '../../../client/report/style.ts';
import { sampleExample } from './sample-example.ts';

it('gives every way to fail and every reason a button, the commonest first', () => {
  const examples = [
    sampleExample({ marks: ['weak', 'suspicious: early exit', 'suspicious: reads files'] }),
    sampleExample(),
    sampleExample({ failing: 'KeyError' }),
  ];
  const { chips, classesOf } = exampleFilter(examples);
  const names = [...chips.markup.matchAll(/<span>(.*?) <b>(\d+)<\/b>/g)].map(([, name, count]) => `${name} ${count}`);
  expect(names).toEqual(['all 3', 'wrong answer 2', 'KeyError 1', 'suspicious 1', 'weak 1']);
  expect(examples.map(classesOf)).toEqual(['in-1 in-3 in-4', 'in-1', 'in-2']);
});

it('has no more buttons than the style tells apart', () => {
  const examples = Array.from({ length: 40 }, (_, at) => sampleExample({ failing: `Error${at}` }));
  expect(exampleFilter(examples).chips.markup.match(/<input/g)).toHaveLength(filters + 1);
  expect(styles).toContain(`#show-${filters}:checked`);
  expect(styles).not.toContain(`#show-${filters + 1}:checked`);
});
