// On a real disk: what may be replaced and what may not.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { html } from '../../../client/report/html.ts';
import { pageText } from '../../../client/report/page.ts';
import { writeReport } from '../../../client/report/write-report.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

const page = (words: string): string => pageText({ title: 'a run', styles: '', body: html`<p>${words}</p>` });

it('writes a page, replaces an earlier one, and leaves nothing beside it', async () => {
  const folder = temporaryHome();
  const out = join(folder, 'deep', 'run.html');
  await writeReport(out, page('old'), false);
  await writeReport(out, page('new'), false);
  expect(await readFile(out, 'utf8')).toBe(page('new'));
  expect(await readdir(join(folder, 'deep'))).toEqual(['run.html']);
});

it('refuses to replace what is no report, unless told to', async () => {
  const out = join(temporaryHome(), 'run.html');
  await writeFile(out, '<p>a thesis</p>');
  await expect(writeReport(out, page('new'), false)).rejects.toThrow(/or a report that may be replaced.*--force/);
  expect(await readFile(out, 'utf8')).toBe('<p>a thesis</p>');
  await writeReport(out, page('new'), true);
  expect(await readFile(out, 'utf8')).toBe(page('new'));
});

it('refuses a folder', async () => {
  const out = join(temporaryHome(), 'run.html');
  await mkdir(out);
  await expect(writeReport(out, page('new'), false)).rejects.toThrow(/name/);
});
