import { hash } from 'node:crypto';
import { Html, html } from './html.ts';

/** What every report of persd has in its head: only such a file is replaced. */
export const generator = '<meta name="generator" content="persd">';

export interface Page {
  title: string;
  styles: string;
  body: Html;
}

/** One file that asks nothing of any server. Its policy lets no script run and nothing load, and knows its one style by its hash. */
export function pageText({ title, styles, body }: Page): string {
  const style = `sha256-${hash('sha256', styles, 'base64')}`;
  const policy = `default-src 'none'; style-src '${style}'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(policy)}">
${new Html(generator)}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Html(styles)}</style>
</head>
<body>
${body}
</body>
</html>
`.markup;
}
