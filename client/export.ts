import { Command, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { type Variant, variants } from '../domain/example/variant.ts';
import { readSettings } from '../settings.ts';
import { exportDataset } from './export/dataset.ts';
import { exportRun, partsOf } from './export/export-run.ts';
import type { Manifest } from './export/manifest.ts';
import { formatNames } from './export/registry.ts';
import { type OpenVerifier, openVerifier } from './export/open-verifier.ts';
import { openLocalStore } from './local.ts';
import { integer, wholeNumber } from './number.ts';
import { chooseRun } from './run/choose.ts';
import { unsafeNoJail } from './run/require-jail.ts';
import { plural } from './screen/figures.ts';
import { print } from './screen/print.ts';

const formats = ['all', ...formatNames] as const;

export const exportCommand = new Command('export')
  .description('write a run as a data set: the same trajectories give the same bytes')
  .argument('[run]', 'its name; may be left out when there is one')
  .addOption(
    new Option('--format <format>', '`all`: a folder with every format, a card and a manifest')
      .choices(formats)
      .default('prompt-completion' as const),
  )
  .addOption(new Option('--variant <variant>', 'which rows').choices(variants).default('persd' as const))
  .option('--with-unrefined', 'inpd: gold also for tasks that failed and were not refined')
  .option('--no-suspicious', 'leave out rows whose program shows a sign of cheating')
  .option('--no-weak', 'leave out rows whose program was accepted by tests that ran beside it')
  .option(
    '--require-hidden',
    'leave out corrections that were accepted on tests which the teacher had seen, all of them',
  )
  .option('--no-verify', 'do not execute every row as it will be trained on')
  .option('--paper-boundary', "end a base model's prompt after the header's newline, as the paper's released files do")
  .option(
    '--sample <rows>',
    'at most so many rows, drawn by the seed; a larger sample holds a smaller one',
    wholeNumber,
  )
  .option('--validation <share>', 'with `all`: the share of tasks that are for validation', share, 0.05)
  .option('--seed <number>', 'what draws a sample, and the tasks for validation', integer, 0)
  .requiredOption('--out <path>', 'the file or folder to write; what this command wrote there before is replaced')
  .option(...unsafeNoJail)
  .option('--json', 'print one JSON document')
  .action(async (name, { format, out, json, validation, verify, ...options }) => {
    const store = await openLocalStore(readSettings());
    let verifier: OpenVerifier | null = null;
    try {
      const run = await chooseRun(store, name);
      const executes = verify && (format === 'all' || partsOf(format).length > 0);
      verifier = executes ? await openVerifier(store, options.unsafeNoJail) : null;
      const selection = selectionOf(options);
      if (format === 'all') {
        const manifest = await exportDataset(store, run, { ...selection, out, validation, verifier });
        print(json, manifest, folderLines(out, manifest));
      } else {
        const summary = await exportRun(store, run, { ...selection, format, out, verifier });
        print(json, summary, [`${out}: ${plural(summary.rows, 'row')}`, ...leftOutLines(summary)]);
      }
    } finally {
      await verifier?.close();
      await store.close();
    }
  });

interface SelectionOptions {
  variant: Variant;
  withUnrefined?: true;
  weak: boolean;
  suspicious: boolean;
  paperBoundary?: true;
  requireHidden?: true;
  sample?: number;
  seed: number;
}

const selectionOf = ({
  variant,
  withUnrefined,
  weak,
  suspicious,
  paperBoundary,
  requireHidden,
  sample,
  seed,
}: SelectionOptions) => ({
  variant,
  seed,
  sample: sample ?? null,
  noWeak: !weak,
  noSuspicious: !suspicious,
  withUnrefined: withUnrefined === true,
  paperBoundary: paperBoundary === true,
  requireHidden: requireHidden === true,
});

function folderLines(out: string, manifest: Manifest): string[] {
  const rows = Object.entries(manifest.rows).map(([path, count]) => `  ${path}: ${plural(count, 'row')}`);
  return [`${out}: ${plural(Object.keys(manifest.files).length, 'file')}`, ...rows, ...leftOutLines(manifest)];
}

const leftOutLines = ({ leftOut }: { leftOut: Record<string, number> }): string[] =>
  Object.entries(leftOut).map(([reason, count]) => `  left out ${plural(count, 'task')}: ${reason}`);

function share(text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && number >= 0 && number < 1) return number;
  throw new InvalidArgumentError(`expected a number from 0 up to 1, found ${text}`);
}
