import { Command, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { variants } from '../domain/example/variant.ts';
import { readSettings } from '../settings.ts';
import { exportDataset } from './export/dataset.ts';
import { exportRun } from './export/export-run.ts';
import { partsOf } from './export/format-rows.ts';
import { readMix } from './export/mix.ts';
import { keeps, selectionOf, siftingOf } from './export/options.ts';
import { refuseMixture } from './export/refuse-mixture.ts';
import { formatNames } from './export/registry.ts';
import { fileKinds, kindFor } from './export/rows-file.ts';
import { fileLines, folderLines } from './export/summary-lines.ts';
import { type OpenVerifier, openVerifier } from './export/open-verifier.ts';
import { openLocalStore } from './local.ts';
import { integer, wholeNumber } from './number.ts';
import { chooseRuns } from './run/choose-several.ts';
import { unsafeNoJail } from './run/require-jail.ts';
import { print } from './screen/print.ts';

const formats = ['all', ...formatNames] as const;

export const exportCommand = new Command('export')
  .description('write a run as a data set: the same trajectories give the same bytes')
  .argument('[run]', 'its name; may be left out when there is one')
  .option(
    '--merge <run...>',
    'with the rows of other runs: where several have the same task, the newest gives the rows',
  )
  .addOption(
    new Option(
      '--keep <rows>',
      "with `--merge`: of a task that several runs have, the newest run's rows (unless said), or all",
    ).choices(keeps),
  )
  .addOption(
    new Option('--format <format>', '`all`: a folder with every format, a card and a manifest')
      .choices(formats)
      .default('prompt-completion' as const),
  )
  .addOption(new Option('--variant <variant>', 'which rows').choices(variants).default('persd' as const))
  .addOption(
    new Option('--mix <shares>', 'several variants, each with a share of its tasks: persd=1,stand=0.5')
      .argParser(readMix)
      .conflicts('variant'),
  )
  .option(
    '--with-unrefined',
    'with inpd, inpd-refine, inpd-combined: gold also for tasks that failed and were not refined',
  )
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
  .addOption(
    new Option('--file <kind>', 'the form of the rows; by the name of `--out` where it is not said').choices(fileKinds),
  )
  .option('--tokenizer <file>', "the student's tokenizer.json, to count tokens by; an estimate without it")
  .option(
    '--max-tokens <number>',
    'leave out rows of more tokens, prompt and answer, in every format but `trajectories`',
    wholeNumber,
  )
  .option(
    '--no-near-duplicates',
    'leave out rows that nearly say what an earlier one says (the same row again is left out always)',
  )
  .option('--validation <share>', 'with `all`: the share of tasks that are for validation', share, 0.05)
  .option('--seed <number>', 'what draws a sample, a mix, and the tasks for validation', integer, 0)
  .requiredOption('--out <path>', 'the file or folder to write; what this command wrote there before is replaced')
  .option(...unsafeNoJail)
  .option('--json', 'print one JSON document')
  .action(async (name, { format, out, json, validation, verify, merge, file: kind, ...options }, command) => {
    refuseMixture({ ...options, format, merge }, (option) => command.getOptionValueSource(option) === 'cli');
    const store = await openLocalStore(readSettings());
    let verifier: OpenVerifier | null = null;
    try {
      const file = format === 'all' ? (kind ?? 'jsonl') : kindFor(format, out, kind);
      const selection = { ...selectionOf(options), file, sifting: await siftingOf(options) };
      const runs = await chooseRuns(store, name, merge);
      const executes = verify && (format === 'all' || partsOf(format).length > 0);
      verifier = executes ? await openVerifier(store, options.unsafeNoJail) : null;
      if (format === 'all') {
        const manifest = await exportDataset(store, runs, { ...selection, out, validation, verifier });
        print(json, manifest, folderLines(out, manifest, file));
      } else {
        const summary = await exportRun(store, runs, { ...selection, format, out, verifier });
        print(json, summary, fileLines(out, summary));
      }
    } finally {
      await verifier?.close();
      await store.close();
    }
  });

function share(text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && number >= 0 && number < 1) return number;
  throw new InvalidArgumentError(`expected a number from 0 up to 1, found ${text}`);
}
