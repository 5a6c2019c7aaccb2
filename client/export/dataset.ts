import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RunRecord, Store } from '../../store/port.ts';
import { version } from '../../temporal-config/version.ts';
import { axolotlText } from './axolotl.ts';
import { cardText } from './card.ts';
import { keptOf, linesFor, rowsOf } from './export-run.ts';
import type { Row } from './format.ts';
import { type FileDigest, type HashedFile, openHashedFile } from './hashed-file.ts';
import { llamaFactoryText } from './llama-factory.ts';
import { type Manifest, manifestName, manifestText } from './manifest.ts';
import { partOf, rowsPath } from './part.ts';
import { provenanceOf } from './provenance.ts';
import { formatNames } from './registry.ts';
import { refuseQuietInpd, type Selection } from './rows.ts';
import type { Taught } from './taught.ts';
import type { Verifier } from './verify.ts';
import { writeFolder } from './write-folder.ts';

export interface DatasetOptions extends Selection {
  /** The folder to write; an earlier data set there is replaced. */
  out: string;
  /** The share of tasks that are for validation, from 0 to 1, drawn by `seed`. */
  validation: number;
  seed: number;
  /** Null: rows are not executed before they are written. */
  verifier: Verifier | null;
}

const provenancePath = 'provenance.jsonl';

/** Writes a run as a folder: its rows in every format, their origin, a card, what trainers ask for beside rows, and a manifest. */
export function exportDataset(store: Store, run: RunRecord, options: DatasetOptions): Promise<Manifest> {
  refuseQuietInpd(run, options.variant);
  return writeFolder(options.out, async (folder) => {
    const writing = new Writing(folder);
    try {
      for await (const one of keptOf(store, run, options, ['examples', 'pair'])) await writing.add(one, run, options);
      const manifest = await writing.end(run, options);
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
  readonly #files = new Map<string, HashedFile>();
  readonly #rows: Record<string, number> = {};
  readonly #leftOut: Record<string, number> = {};

  constructor(folder: string) {
    this.#folder = folder;
  }

  async add(taught: Taught, run: RunRecord, options: DatasetOptions): Promise<void> {
    const { examples, task } = taught;
    const part = partOf(task.id, options.seed, options.validation);
    if (typeof examples === 'string') this.#leftOut[examples] = (this.#leftOut[examples] ?? 0) + 1;
    else
      await this.#write(
        provenancePath,
        examples.map((example) => ({ ...provenanceOf(example, taught, run), part })),
      );
    for (const format of formatNames) {
      const rows = rowsOf(format, taught, run, options);
      if (typeof rows !== 'string') await this.#write(rowsPath(format, part), rows);
    }
  }

  /** A file is there when it has a row. */
  async #write(path: string, rows: Row[]): Promise<void> {
    if (rows.length === 0) return;
    this.#rows[path] = (this.#rows[path] ?? 0) + rows.length;
    const file = this.#files.get(path) ?? (await this.#open(path));
    await file.write(linesFor(rows));
  }

  async #open(path: string): Promise<HashedFile> {
    await mkdir(dirname(join(this.#folder, path)), { recursive: true });
    const file = await openHashedFile(join(this.#folder, path));
    this.#files.set(path, file);
    return file;
  }

  async end(run: RunRecord, { out: _out, verifier, ...choices }: DatasetOptions): Promise<Manifest> {
    const files: Record<string, FileDigest> = {};
    const rows = this.#rows;
    for (const [path, file] of this.#files) files[path] = await file.close();
    this.#files.clear();
    const texts = {
      'README.md': cardText(run, choices, rows),
      'axolotl.yaml': axolotlText(run),
      'dataset_info.json': llamaFactoryText(run),
    };
    for (const [path, text] of Object.entries(texts)) files[path] = await this.#writeText(path, text);
    return {
      persd: version(),
      run: run.name,
      plan: run.plan,
      choices: { ...choices, verified: verifier !== null },
      rows,
      leftOut: this.#leftOut,
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
