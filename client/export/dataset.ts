import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Collection, Store } from '../../store/port.ts';
import { version } from '../../temporal-config/version.ts';
import { axolotlText } from './axolotl-config.ts';
import { cardText } from './card.ts';
import { rowsOf } from './format-rows.ts';
import type { Row } from './format.ts';
import { type FileDigest, openHashedFile } from './hashed-file.ts';
import { keptOf, type Wanted } from './kept.ts';
import { llamaFactoryText } from './llama-factory.ts';
import { newestFirst } from './newer.ts';
import { type Manifest, manifestName, manifestText } from './manifest.ts';
import { partOf, rowsPath } from './part.ts';
import { provenanceOf } from './provenance.ts';
import { formatNames } from './registry.ts';
import { type FileKind, kindOf, openLinesFile, openRowsFile, type RowsFile } from './rows-file.ts';
import { type Findings, Sieve, type Sifting } from './sieve.ts';
import { refuseSelection, type Selection } from './selection.ts';
import type { Taught } from './taught.ts';
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

const provenancePath = 'provenance.jsonl';

/**
 * Writes runs as one folder: their rows in every format, where each comes from, a card, what trainers ask for beside rows, and a
 * manifest. The newest run gives the data set its name.
 */
export function exportDataset(store: Store, runs: Collection[], options: DatasetOptions): Promise<Manifest> {
  refuseSelection(runs, options);
  return writeFolder(options.out, async (folder) => {
    const writing = new Writing(folder);
    const sieve = new Sieve(options.sifting);
    try {
      const wanted: Wanted = { ...options, counted: 'prompt-completion', sieve, parts: ['examples', 'pair'] };
      for await (const one of keptOf(store, runs, wanted)) await writing.add(one, options);
      const manifest = await writing.end(newestFirst(runs), options, sieve.findings);
      await writeFile(join(folder, manifestName), manifestText(manifest), { flush: true });
      return manifest;
    } finally {
      await writing.close();
    }
  });
}

/** The files of a data set while they are written, all in one pass over the trajectories. */
class Writing {
  readonly #folder: string;
  readonly #files = new Map<string, RowsFile>();
  readonly #rows: Record<string, number> = {};
  readonly #leftOut: Record<string, number> = {};

  constructor(folder: string) {
    this.#folder = folder;
  }

  async add(taught: Taught, options: DatasetOptions): Promise<void> {
    const { examples, content } = taught;
    const part = partOf(content, options.seed, options.validation);
    if (typeof examples === 'string') this.#leftOut[examples] = (this.#leftOut[examples] ?? 0) + 1;
    else
      await this.#write(
        provenancePath,
        examples.map((example) => ({ ...provenanceOf(example, taught), part })),
        openLinesFile,
      );
    const { endpoint } = taught.run.plan.student;
    for (const format of formatNames) {
      const rows = rowsOf(format, taught, options);
      const open = (path: string): Promise<RowsFile> =>
        openRowsFile(path, format, kindOf(format, options.file), endpoint);
      if (typeof rows !== 'string') await this.#write(rowsPath(format, part, options.file), rows, open);
    }
  }

  /** A file is there when it has a row. */
  async #write(path: string, rows: Row[], open: (path: string) => Promise<RowsFile>): Promise<void> {
    if (rows.length === 0) return;
    this.#rows[path] = (this.#rows[path] ?? 0) + rows.length;
    const file = this.#files.get(path) ?? (await this.#open(path, open));
    await file.write(rows);
  }

  async #open(path: string, open: (path: string) => Promise<RowsFile>): Promise<RowsFile> {
    await mkdir(dirname(join(this.#folder, path)), { recursive: true });
    const file = await open(join(this.#folder, path));
    this.#files.set(path, file);
    return file;
  }

  async end(
    runs: Collection[],
    { out: _out, verifier, sifting, ...selection }: DatasetOptions,
    findings: Findings,
  ): Promise<Manifest> {
    const files: Record<string, FileDigest> = {};
    const rows = this.#rows;
    const { maxTokens = null, noNear = false } = sifting ?? {};
    const choices = { ...selection, verified: verifier !== null, maxTokens, noNear };
    const [newest] = runs;
    if (newest === undefined) throw new Error('a data set is made of at least one run');
    for (const [path, file] of this.#files) files[path] = await file.close();
    this.#files.clear();
    const texts = {
      'README.md': cardText(runs, choices, { rows, leftOut: this.#leftOut, findings }),
      'axolotl.yaml': axolotlText(newest, choices.file),
      'dataset_info.json': llamaFactoryText(newest, choices.file),
    };
    for (const [path, text] of Object.entries(texts)) files[path] = await this.#writeText(path, text);
    return {
      persd: version(),
      runs: runs.map(({ name, plan }) => ({ name, plan })),
      choices,
      rows,
      leftOut: this.#leftOut,
      findings,
      files,
    };
  }

  /** Lets go of what a failure has left open. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.#files.values()].map((file) => file.close()));
  }

  async #writeText(path: string, text: string): Promise<FileDigest> {
    const file = await openHashedFile(join(this.#folder, path));
    await file.write(text);
    return file.close();
  }
}
