import { plot, type PlotOptions } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { type Content, Html, html } from '../html.ts';

/** Width of every chart in its own units: it is shown a little smaller on a phone, and a little larger on paper. */
export const width = 440;

/** What a chart says to those who do not see it, in a sentence with its figures. Holds no text of others. */
export interface Told {
  title: string;
  description: string;
}

/** Draws a chart as SVG that needs nothing: neither a script nor a style of its own. */
export function draw({ title, description }: Told, options: PlotOptions, key: Content = null): Html {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = plot({ document, width, ...options });
  // The page's one style is all that its policy lets through.
  svg.querySelector('style')?.remove();
  svg.setAttribute('class', 'chart');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', description);
  return html`<figure><figcaption>${title}</figcaption>${key}
${new Html(rounded(svg.outerHTML))}</figure>`;
}

const coordinates = / (?:d|transform|[xy][12]?|c[xy]|r|width|height)="[^"]*"/g;

/** A hundredth of a unit is finer than any screen, and half the bytes. */
const rounded = (svg: string): string =>
  svg.replaceAll(coordinates, (attribute) => attribute.replaceAll(/(\.\d\d)\d+/g, '$1'));
