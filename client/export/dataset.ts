import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RunRecord, Store } from '../../store/port.ts';
import { version } from '../../temporal-config/version.ts';
import { axolotlText } from './axolotl.ts';
import { cardText } from './card.ts';
import { linesFor, rowsOf } from './export-run.ts';
import { type FileDigest, type HashedFile, openHashedFile } from './hashed-file.ts';
import { llamaFactoryText } from './llama-factory.ts';
import { type Manifest, manifestName, manifestText } from './manifest.ts';
import { type Part, partOf, parts } from './part.ts';
import { provenanceOf } from './provenance.ts';
import { type FormatName, formatNames } from './registry.ts';
import { refuseQuietInpd, type Selection, type Taught, taughtBy } from './rows.ts';
import { writeFolder } from './write-folder.ts';

export interface DatasetOptions extends Selection {
  /** The folder to write; an earlier data set there is replaced. */
  out: string;
  /** The share of tasks that are for validation, from 0 to 1, drawn by `seed`. */
  validation: number;
  seed: number;
}

/** The paths of a data set's rows within its folder. */
export const rowsPath = (format: FormatName, part: Part): string => `data/${format}/${part}.jsonl`;

const provenancePath = 'provenance.jsonl';

/** Writes a run as a folder: its rows in every format, their origin, a card, what trainers ask for beside rows, and a manifest. */
export function exportDataset(store: Store, run: RunRecord, options: DatasetOptions): Promise<Manifest> {
  refuseQuietInpd(run, options.variant);
  return writeFolder(options.out, async (folder) => {
    const writing = await Writing.in(folder);
    for await (const taught of taughtBy(store, run, options)) await writing.add(taught, run, options);
    const manifest = await writing.end(run, options);
    await writeFile(join(folder, manifestName), manifestText(manifest), { flush: true });
    return manifest;
  });
}

/** The files of a data set while they are written, all in one pass over the trajectories. */
class Writing {
  readonly #folder: string;
  readonly #files = new Map<string, HashedFile>();
  readonly #rows: Record<string, number> = {};
  readonly #leftOut: Record<string, number> = {};

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async in(folder: string): Promise<Writing> {
    const writing = new Writing(folder);
    for (const format of formatNames) for (const part of parts) await writing.#open(rowsPath(format, part));
    await writing.#open(provenancePath);
    return writing;
  }

  async #open(path: string): Promise<void> {
    await mkdir(dirname(join(this.#folder, path)), { recursive: true });
    this.#files.set(path, await openHashedFile(join(this.#folder, path)));
  }

  async add(taught: Taught, run: RunRecord, { seed, validation }: DatasetOptions): Promise<void> {
    const { examples, trajectory, task } = taught;
    const part = partOf(task.id, seed, validation);
    if (typeof examples === 'string') this.#leftOut[examples] = (this.#leftOut[examples] ?? 0) + 1;
    else
      await this.#write(
        provenancePath,
        examples.map((example) => ({ ...provenanceOf(example, trajectory), part })),
      );
    for (const format of formatNames) {
      const rows = rowsOf(format, taught, run);
      if (typeof rows !== 'string') await this.#write(rowsPath(format, part), rows);
    }
  }

  async #write(path: string, rows: Record<string, unknown>[]): Promise<void> {
    this.#rows[path] = (this.#rows[path] ?? 0) + rows.length;
    await this.#files.get(path)?.write(linesFor(rows));
  }

  async end(run: RunRecord, { out: _out, ...choices }: DatasetOptions): Promise<Manifest> {
    const files: Record<string, FileDigest> = {};
    const rows = this.#rows;
    for (const [path, file] of this.#files) files[path] = await file.close();
    const texts = {
      'README.md': cardText(run, choices, rows),
      'axolotl.yaml': axolotlText(run),
      'dataset_info.json': llamaFactoryText(run),
    };
    for (const [path, text] of Object.entries(texts)) files[path] = await this.#writeText(path, text);
    return { persd: version(), run: run.name, plan: run.plan, choices, rows, leftOut: this.#leftOut, files };
  }

  async #writeText(path: string, text: string): Promise<FileDigest> {
    const file = await openHashedFile(join(this.#folder, path));
    await file.write(text);
    return file.close();
  }
}
