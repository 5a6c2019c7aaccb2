// Pure: markup put together from texts of others.
import { parseHTML } from 'linkedom';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { html } from '../../../client/report/html.ts';
import { inertLines } from '../../../domain/inert.ts';

it('shows any text as it is, in an element and in an attribute', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('<', '>', '"', "'", '&', '</p>', '<script>', '-->', '\u202e', 'x'))
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      const { document } = parseHTML(html`<body><p title="${text}">${text}</p></body>`.markup);
      expect(document.querySelectorAll('body *')).toHaveLength(1);
      expect(document.querySelector('p')?.textContent).toBe(inertLines(text));
      expect(document.querySelector('p')?.getAttributeNames()).toEqual(['title']);
    }),
  );
});

it('spells out what turns or hides a line', () => {
  expect(html`${'a\u202eb\u0000\u001b[31m'}`.markup).toBe('a\\u202eb\\x00\\x1b[31m');
});

it('puts markup into markup, lists in their order, and nothing for null', () => {
  expect(html`<ul>${[1, null, html`<li>${'<2>'}</li>`]}</ul>`.markup).toBe('<ul>1<li>&lt;2&gt;</li></ul>');
});
