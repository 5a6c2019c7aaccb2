import { Command } from '@commander-js/extra-typings';
import { compared } from './compare/compared.ts';
import { comparedDocument } from './compare/compared-document.ts';
import { comparedLines } from './compare/compared-lines.ts';
import { findEvaluation } from './compare/find.ts';
import { print, say } from './screen/print.ts';

export const compare = new Command('compare')
  .description('whether one evaluation is better than another: the difference, and how sure it is')
  .argument('<before>', 'a run, or a file of results such as `persd evaluate --out` writes')
  .argument('<after>', 'another')
  .option('--html <file>', 'write a page with a chart, too')
  .option('--force', 'replace a file that is no page of persd')
  .option('--json', 'print one JSON document')
  .action(async (first, second, { html, force, json }) => {
    const found = compared(await findEvaluation(first), await findEvaluation(second));
    print(json, comparedDocument(found), comparedLines(found));
    if (html === undefined) return;
    // Charts take half a second to load, which text should not wait for.
    const { comparedPage } = await import('./compare/compared-page.ts');
    const { writeReport } = await import('./report/write-report.ts');
    await writeReport(html, comparedPage(found), force === true);
    say(html);
  });
