// Pure: SVG in fewer bytes.
import { expect, it } from 'vitest';
import { compact } from '../../../../client/report/chart/compact.ts';

const text = (words: string, y: number, more = ''): string =>
  `<text transform="translate(0,${y})" font-family="serif" font-size="12px" fill="red" opacity="1"${more}>${words}</text>`;

it('says once what the marks of a group share', () => {
  const group = `<g class="mark-text x" pointer-events="none">${text('one', 1)}${text('two', 2)}</g>`;
  expect(compact(group)).toBe(
    '<g class="mark-text x" font-size="12px" fill="red"><text transform="translate(0,1)">one</text>' +
      '<text transform="translate(0,2)">two</text></g>',
  );
});

it('leaves each mark what it has for itself', () => {
  const bars = '<g class="mark-rect"><path d="M0" fill="red"/><path d="M1" fill="blue"/></g>';
  expect(compact(bars)).toBe(bars);
});

it('does not take a longer value for the same one', () => {
  const lines = '<g class="mark-rule"><line x2="1" stroke-width="1"/><line x2="1" stroke-width="1.5"/></g>';
  expect(compact(lines)).toBe(lines);
});

it('rounds what is drawn, never what is said', () => {
  const group = `<g class="mark-text">${text('0.98765 opacity="1" &lt;b&gt;', 1.23456)}</g>`;
  expect(compact(group)).toContain('translate(0,1.23)');
  expect(compact(group)).toContain('>0.98765 opacity="1" &lt;b&gt;<');
});

it('drops grounds that have no colour, and keeps the others', () => {
  expect(compact('<path class="background" aria-hidden="true" d="M0,0h0v0h0Z"/>')).toBe('');
  expect(compact('<path class="background" d="M0,0h9" stroke="red"/>')).toBe(
    '<path class="background" d="M0,0h9" stroke="red"/>',
  );
});
