import { Command, Option } from '@commander-js/extra-typings';
import { variants } from '../domain/example/variant.ts';
import { readSettings } from '../settings.ts';
import { exportRun } from './export/export-run.ts';
import { formatNames } from './export/registry.ts';
import { openLocalStore } from './local.ts';
import { chooseRun } from './run/choose.ts';
import { plural } from './screen/figures.ts';
import { print } from './screen/print.ts';

export const exportCommand = new Command('export')
  .description('write a run as a data set: the same trajectories give the same bytes')
  .argument('[run]', 'its name; may be left out when there is one')
  .addOption(new Option('--format <format>').choices(formatNames).default('prompt-completion' as const))
  .addOption(new Option('--variant <variant>', 'which rows').choices(variants).default('persd' as const))
  .option('--with-unrefined', 'inpd: gold also for tasks that failed and were not refined')
  .option('--no-weak', 'leave out rows whose program was accepted by tests that ran beside it')
  .option('--paper-boundary', "end a base model's prompt after the header's newline, as the paper's released files do")
  .requiredOption('--out <file>', 'the file to write; one that is there is replaced')
  .option('--json', 'print one JSON document')
  .action(async (name, { format, variant, out, json, weak, ...more }) => {
    const store = await openLocalStore(readSettings());
    try {
      const run = await chooseRun(store, name);
      const summary = await exportRun(store, run, {
        format,
        variant,
        out,
        noWeak: !weak,
        withUnrefined: more.withUnrefined === true,
        paperBoundary: more.paperBoundary === true,
      });
      const leftOut = Object.entries(summary.leftOut).map(
        ([reason, count]) => `  left out ${plural(count, 'task')}: ${reason}`,
      );
      print(json, summary, [`${out}: ${plural(summary.rows, 'row')}`, ...leftOut]);
    } finally {
      await store.close();
    }
  });
