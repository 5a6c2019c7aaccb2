import { Command } from '@commander-js/extra-typings';
import { compared } from './compare/compared.ts';
import { comparedDocument } from './compare/compared-document.ts';
import { comparedLines } from './compare/compared-lines.ts';
import { comparedPage } from './compare/compared-page.ts';
import { findEvaluation } from './compare/find.ts';
import { CommandFailure, exitCodes } from './exit-codes.ts';
import { writeReport } from './report/write-report.ts';
import { print, say } from './screen/print.ts';

export const compare = new Command('compare')
  .description('whether one evaluation is better than another: the difference, and how sure it is')
  .argument('<before>', 'a run, or a file of results such as `persd evaluate --out` writes')
  .argument('<after>', 'another')
  .option('--html <file>', 'write a page with a chart, too')
  .option('--force', 'with --html: replace a file that is no page of persd')
  .option('--json', 'print one JSON document')
  .action(async (first, second, { html, force, json }) => {
    if (force === true && html === undefined) throw new CommandFailure(exitCodes.badInput, strayForce);
    const found = compared(await findEvaluation(first), await findEvaluation(second));
    print(json, comparedDocument(found), comparedLines(found));
    if (html === undefined) return;
    await writeReport(html, await comparedPage(found), force === true);
    say(html);
  });

const strayForce = 'expected --force with --html FILE, found --force alone; name the page, or leave it out';
