import { Command, Option } from '@commander-js/extra-typings';
import { availableVariants } from '../domain/example/registry.ts';
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
  .addOption(new Option('--variant <variant>', 'which rows').choices(availableVariants).default('persd' as const))
  .requiredOption('--out <file>', 'the file to write; one that is there is replaced')
  .option('--json', 'print one JSON document')
  .action(async (name, { format, variant, out, json }) => {
    const store = await openLocalStore(readSettings());
    try {
      const run = await chooseRun(store, name);
      const summary = await exportRun(store, run, { format, variant, out });
      const leftOut = Object.entries(summary.leftOut).map(
        ([reason, count]) => `  left out ${plural(count, 'task')}: ${reason}`,
      );
      print(json, summary, [`${out}: ${plural(summary.rows, 'row')}`, ...leftOut]);
    } finally {
      await store.close();
    }
  });
