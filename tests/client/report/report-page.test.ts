// The page of a whole report, read again by a parser and by a browser.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { once } from 'node:events';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { reportPage } from '../../../client/report/report-page.ts';
import { temporaryHome } from '../../support/temporary-home.ts';
import { reportOf } from './hostile-run.ts';

const payloads = (address: string): string[] => [
  `<script>document.title='owned';fetch('${address}/a')</script>`,
  `</pre></code></td></table><script src="${address}/b"></script>`,
  `<img src="${address}/c" onerror="document.title='owned'">`,
  `<svg onload="document.title='owned'"><use href="${address}/d#x"/><image href="${address}/e"/></svg>`,
  `</style><style>@import url("${address}/f");</style><link rel="stylesheet" href="${address}/g">`,
  `<iframe src="${address}/h"></iframe><meta http-equiv="refresh" content="0;url=${address}/i">`,
  `"><a href="javascript:document.title='owned'" autofocus onfocus="document.title='owned'">x</a>`,
  `' onmouseover='document.title="owned"' x='`,
  `</title><script>document.title='owned'</script><title>`,
  `\${constructor.constructor('return process')()} {{7*7}} <!-- --!> <![CDATA[ ]]> &lt;script&gt;`,
  `[click](javascript:alert(1)) ![x](${address}/j) \`code\` # heading`,
  '\u001b[2J\u001b]0;owned\u0007 \u202eevil\u2066 \u200b\u0000\ud800',
];

/** The names of all elements, in order, and every attribute that could load or do anything. */
function skeletonOf(page: string): { elements: string[]; acting: string[] } {
  const { document } = parseHTML(page);
  const all = [...document.querySelectorAll('*')];
  const acts = /^on|^(src|href|xlink:href|style|action|formaction|data|background|srcset|srcdoc|autofocus)$/i;
  const acting = all.flatMap((element) => element.getAttributeNames().filter((name: string) => acts.test(name)));
  return { elements: all.map(({ tagName }) => tagName), acting };
}

describe('a page with hostile text in every field', async () => {
  const plain = skeletonOf(await reportPage(reportOf('harmless words')));

  it.each(payloads('http://127.0.0.1:1').map((payload) => [payload]))(
    'has no other element than with harmless words: %j',
    async (payload) => {
      const page = await reportPage(reportOf(payload));
      const { elements, acting } = skeletonOf(page);
      expect(acting).toEqual([]);
      expect(new Set(elements)).toEqual(new Set(plain.elements));
      expect(elements.filter((name) => name === 'SCRIPT' || name === 'LINK')).toEqual([]);
      // A line break or a tab is no more than layout.
      // oxlint-disable-next-line no-control-regex
      expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u200b\u202a-\u202e\u2066-\u2069]/);
    },
  );

  it('lets nothing load and no script run, whatever an oversight might let in', async () => {
    const { document } = parseHTML(await reportPage(reportOf('words')));
    const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]+=*'; base-uri 'none'; form-action 'none'$/);
    expect(document.querySelectorAll('style')).toHaveLength(1);
    expect(document.querySelectorAll('[style]')).toHaveLength(0);
  });
});

const browser = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'].find(existsSync);
if (browser === undefined) console.warn('there is no Chromium: the test of a report in a real browser does not run');

it.skipIf(browser === undefined)('asks nothing of any server and runs nothing in a real browser', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const path = join(temporaryHome(), 'run.html');
  await writeFile(path, await reportPage(reportOf(payloads(`http://127.0.0.1:${port}`).join('\n'))));
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--virtual-time-budget=2000',
    '--enable-logging=stderr',
  ];
  const { stdout, stderr } = await promisify(execFile)(browser ?? '', [
    ...flags,
    '--dump-dom',
    `--user-data-dir=${temporaryHome()}`,
    `file://${path}`,
  ]);
  server.close();
  const { document } = parseHTML(stdout);
  expect(document.title).toBe('run · persd');
  expect(document.querySelectorAll('script, link, iframe, img, a, image, use')).toHaveLength(0);
  // The style was let through: its hash is the one in the policy.
  expect(document.querySelectorAll('article')).toHaveLength(1);
  expect(asked).toEqual([]);
  // Not even our own charts ask for what the policy forbids.
  expect(stderr).not.toContain('Content Security Policy');
  expect(document.querySelectorAll('svg.chart').length).toBeGreaterThan(3);
});
