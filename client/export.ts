import { Command, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { type Variant, variants } from '../domain/example/variant.ts';
import { readSettings } from '../settings.ts';
import { exportDataset } from './export/dataset.ts';
import { findingLines } from './export/finding-lines.ts';
import { exportRun } from './export/export-run.ts';
import { partsOf } from './export/format-rows.ts';
import type { Manifest } from './export/manifest.ts';
import { readMix, type Share } from './export/mix.ts';
import { formatNames } from './export/registry.ts';
import { fileKinds, kindFor } from './export/rows-file.ts';
import type { Findings, Sifting } from './export/sieve.ts';
import { hostPaths } from './export/host-path.ts';
import { estimate, readTokenizer } from './export/tokens.ts';
import { type OpenVerifier, openVerifier } from './export/open-verifier.ts';
import { openLocalStore } from './local.ts';
import { integer, wholeNumber } from './number.ts';
import { chooseRuns } from './run/choose-several.ts';
import { unsafeNoJail } from './run/require-jail.ts';
import { plural } from './screen/figures.ts';
import { print } from './screen/print.ts';

const formats = ['all', ...formatNames] as const;
const keeps = ['newest', 'all'] as const;

export const exportCommand = new Command('export')
  .description('write a run as a data set: the same trajectories give the same bytes')
  .argument('[run]', 'its name; may be left out when there is one')
  .option(
    '--merge <run...>',
    'with the rows of other runs: where several have the same task, the newest gives the rows',
  )
  .addOption(new Option('--keep <rows>', "with `--merge`: every run's rows").choices(keeps).default('newest' as const))
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
  .addOption(
    new Option('--file <kind>', 'the form of the rows; by the name of `--out` where it is not said').choices(fileKinds),
  )
  .option('--tokenizer <file>', "the student's tokenizer.json, to count tokens by; an estimate without it")
  .option('--max-tokens <number>', 'leave out rows of more tokens, prompt and answer', wholeNumber)
  .option('--no-near-duplicates', 'leave out rows that nearly say what an earlier one says')
  .option('--validation <share>', 'with `all`: the share of tasks that are for validation', share, 0.05)
  .option('--seed <number>', 'what draws a sample, a mix, and the tasks for validation', integer, 0)
  .requiredOption('--out <path>', 'the file or folder to write; what this command wrote there before is replaced')
  .option(...unsafeNoJail)
  .option('--json', 'print one JSON document')
  .action(async (name, { format, out, json, validation, verify, merge, file: kind, ...options }) => {
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
        print(json, manifest, folderLines(out, manifest));
      } else {
        const summary = await exportRun(store, runs, { ...selection, format, out, verifier });
        print(json, summary, [`${out}: ${plural(summary.rows, 'row')}`, ...indented(summary.leftOut, summary)]);
      }
    } finally {
      await verifier?.close();
      await store.close();
    }
  });

interface SelectionOptions {
  variant: Variant;
  mix?: Share[];
  keep: (typeof keeps)[number];
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
  mix,
  keep,
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
  mix: mix ?? null,
  keepAll: keep === 'all',
  sample: sample ?? null,
  noWeak: !weak,
  noSuspicious: !suspicious,
  withUnrefined: withUnrefined === true,
  paperBoundary: paperBoundary === true,
  requireHidden: requireHidden === true,
});

interface SiftingOptions {
  tokenizer?: string;
  maxTokens?: number;
  nearDuplicates: boolean;
}

const siftingOf = async ({ tokenizer, maxTokens, nearDuplicates }: SiftingOptions): Promise<Sifting> => ({
  maxTokens: maxTokens ?? null,
  tokens: tokenizer === undefined ? estimate : await readTokenizer(tokenizer),
  noNear: !nearDuplicates,
  hostPaths: hostPaths(readSettings().home),
});

function folderLines(out: string, manifest: Manifest): string[] {
  const rows = Object.entries(manifest.rows).map(([path, count]) => `  ${path}: ${plural(count, 'row')}`);
  return [
    `${out}: ${plural(Object.keys(manifest.files).length, 'file')}`,
    ...rows,
    ...indented(manifest.leftOut, manifest.findings),
  ];
}

const indented = (leftOut: Record<string, number>, findings: Findings): string[] =>
  findingLines(leftOut, findings).map((line) => `  ${line}`);

function share(text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && number >= 0 && number < 1) return number;
  throw new InvalidArgumentError(`expected a number from 0 up to 1, found ${text}`);
}
