import { resolve } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { readSettings } from '../settings.ts';
import type { RunRecord, Store } from '../store/port.ts';
import { openLocalStore } from './local.ts';
import { evaluationPage } from './report/evaluation-page.ts';
import { gatherEvaluation } from './report/evaluation-report.ts';
import { openFile } from './report/open-file.ts';
import { gatherReport } from './report/report.ts';
import { reportPage } from './report/report-page.ts';
import { writeReport } from './report/write-report.ts';
import { chooseRun, isCollection, isEvaluation } from './run/choose.ts';
import { print, say } from './screen/print.ts';

export const reportCommand = new Command('report')
  .description(
    'one page that shows a run to others: outcomes, failures, cost, examples; a single file that needs no network',
  )
  .argument('[run]', 'its name; may be left out when there is one')
  .option('--out <path>', 'the file to write; `RUN.html` in the working folder where it is left out')
  .option('--force', 'replace a file that is no report')
  .option('--open', 'show it at once')
  .option('--json', 'print the figures behind it as one JSON document; a page is written only with --out')
  .action(async (name, { out, force, open, json }) => {
    const store = await openLocalStore(readSettings());
    try {
      const run = await chooseRun(store, name);
      const { document, page } = await gather(store, run);
      const path = out ?? (json === true ? null : `${run.name}.html`);
      if (path !== null) await writeReport(path, await page(), force === true);
      print(json, document, path === null ? [] : [resolve(path)]);
      if (open === true && path !== null) await show(resolve(path));
    } finally {
      await store.close();
    }
  });

interface Gathered {
  document: unknown;
  page: () => Promise<string>;
}

async function gather(store: Store, run: RunRecord): Promise<Gathered> {
  if (isEvaluation(run)) {
    const document = await gatherEvaluation(store, run);
    return { document, page: () => evaluationPage(document) };
  }
  if (!isCollection(run)) throw new Error(`${run.name} is neither a collection nor an evaluation`);
  const document = await gatherReport(store, run);
  return { document, page: () => reportPage(document) };
}

async function show(path: string): Promise<void> {
  if (!(await openFile(path))) say(`nothing on this machine opens ${path} by itself; open it in a browser`);
}
