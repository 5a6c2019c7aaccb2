import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Collection, Store } from '../../store/port.ts';
import { version } from '../../temporal-config/version.ts';
import { axolotlText } from './axolotl-config.ts';
import { cardText } from './card.ts';
import type { Choices } from './choices.ts';
import { DatasetFiles } from './dataset-files.ts';
import { DatasetRows } from './dataset-rows.ts';
import { keptOf, type Wanted } from './kept.ts';
import { llamaFactoryText } from './llama-factory.ts';
import { type Contents, type Manifest, manifestName, manifestText } from './manifest.ts';
import { newestFirst } from './newer.ts';
import type { FileKind } from './rows-file.ts';
import type { Sifting } from './row-sieve.ts';
import { refuseSelection, type Selection } from './selection.ts';
import { Sieve } from './sieve.ts';
import type { Verifier } from './verifier.ts';
import { writeFolder } from './write-folder.ts';

export interface DatasetOptions extends Selection {
  /** The folder to write; an earlier data set there is replaced. */
  out: string;
  /** The share of tasks that are for validation, from 0 to 1, drawn by `seed`. */
  validation: number;
  seed: number;
  /** The form of the rows' files, but for formats that have one alone. */
  file: FileKind;
  /** Null: rows are not executed before they are written. */
  verifier: Verifier | null;
  sifting?: Sifting;
}

/**
 * Writes runs as one folder: their rows in every format, where each comes from, a card, what trainers ask for beside rows, and a
 * manifest. The newest run gives the data set its name.
 */
export function exportDataset(store: Store, runs: Collection[], options: DatasetOptions): Promise<Manifest> {
  refuseSelection(runs, options);
  return writeFolder(options.out, async (folder) => {
    const files = new DatasetFiles(folder);
    const sieve = new Sieve(options.sifting);
    const rows = new DatasetRows(files, sieve, options);
    try {
      const wanted: Wanted = {
        ...options,
        counted: 'prompt-completion',
        sieve,
        parts: ['examples', 'pair', 'answers'],
      };
      for await (const one of keptOf(store, runs, wanted)) await rows.add(one);
      const manifest = await finish(files, rows.contents(), newestFirst(runs), options);
      await writeFile(join(folder, manifestName), manifestText(manifest), { flush: true });
      return manifest;
    } finally {
      await files.abandon();
    }
  });
}

/** Puts beside the rows what says what they are. */
async function finish(
  files: DatasetFiles,
  contents: Contents,
  runs: Collection[],
  options: DatasetOptions,
): Promise<Manifest> {
  const [newest] = runs;
  if (newest === undefined) throw new Error('a data set is made of at least one run');
  const choices = choicesOf(options);
  await files.writeText('README.md', cardText(runs, choices, contents));
  await files.writeText('axolotl.yaml', axolotlText(newest, options.file));
  await files.writeText('dataset_info.json', llamaFactoryText(newest, options.file));
  const made = runs.map(({ name, plan }) => ({ name, plan }));
  return { persd: version(), runs: made, choices, ...contents, files: await files.close() };
}

function choicesOf({ out: _out, verifier, sifting, ...selection }: DatasetOptions): Choices {
  const { maxTokens = null, noNear = false } = sifting ?? {};
  return { ...selection, verified: verifier !== null, maxTokens, noNear, tokenizer: sifting?.tokens.file ?? null };
}
