import { expect, it } from 'vitest';
import { draw } from '../../../../client/report/chart/draw.ts';
import { drawn, told } from './drawn.ts';

const hostile = `</text></svg><script>x</script>"'&\${1+1}{{datum}}`;

const dots = (name: string) =>
  draw(told, 60, {
    width: 100,
    height: 40,
    data: { values: [{ name, at: 1 / 3 }] },
    mark: 'point',
    encoding: {
      x: { field: 'at', type: 'quantitative', title: name },
      y: { field: 'name', type: 'nominal' },
    },
  });

it('is a figure with a title, and a picture that says in words what it shows', async () => {
  const { document } = await drawn(
    draw({ title: '<b>', description: '"&' }, 60, { data: { values: [] }, mark: 'bar' }),
  );
  expect(document.querySelector('figure > figcaption')?.textContent).toBe('<b>');
  const svg = document.querySelector('figure > svg.chart');
  expect(svg?.getAttribute('role')).toBe('img');
  expect(svg?.getAttribute('aria-label')).toBe('"&');
  expect(svg?.getAttribute('viewBox')).toBe('0 0 440 60');
});

it('needs nothing of a page but its style, which it never brings itself', async () => {
  const { document } = await drawn(dots('a name'));
  expect(document.querySelectorAll('[style], style, script, image, a, use, [id], [href]')).toHaveLength(0);
});

it('is the same bytes each time', async () => {
  expect((await dots('a name')).markup).toBe((await dots('a name')).markup);
});

it('shows a text as it is, wherever it stands', async () => {
  const { document, textsOf } = await drawn(dots(hostile));
  expect(document.querySelectorAll('script')).toHaveLength(0);
  expect(textsOf('.role-axis-title text')).toContain(hostile);
});
