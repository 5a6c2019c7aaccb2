import type { DatasetFiles } from './dataset-files.ts';
import { rowsOf } from './format-rows.ts';
import type { Contents } from './manifest.ts';
import { partOf, rowsPath } from './part.ts';
import type { RowsFile } from './filled-file.ts';
import { originOf } from './origin.ts';
import { provenanceOf } from './provenance.ts';
import { type FormatName, formatNames, formats } from './registry.ts';
import { type FileKind, kindOf, openLinesFile, openRowsFile } from './rows-file.ts';
import type { Selection } from './selection.ts';
import type { Sieve } from './sieve.ts';
import type { Taught } from './taught.ts';

const provenancePath = 'provenance.jsonl';

/** Which rows there are, and how tasks and files are cut. */
type Cut = Selection & { validation: number; seed: number; file: FileKind };

/** The rows of a data set in every format, all written in one pass over the trajectories. */
export class DatasetRows {
  readonly #files: DatasetFiles;
  readonly #sieve: Sieve;
  readonly #cut: Cut;
  readonly #leftOut = new Map<FormatName, Record<string, number>>();

  constructor(files: DatasetFiles, sieve: Sieve, cut: Cut) {
    this.#files = files;
    this.#sieve = sieve;
    this.#cut = cut;
  }

  async add(taught: Taught): Promise<void> {
    const { examples, trajectory, content } = taught;
    const part = partOf(content, this.#cut.seed, this.#cut.validation);
    const origins = typeof examples === 'string' ? [] : examples.map((example) => originOf(example, trajectory));
    for (const format of formatNames) {
      const rows = rowsOf(format, taught, this.#cut, this.#sieve);
      if (typeof rows === 'string') {
        this.#count(format, rows);
        continue;
      }
      for (const { origin } of rows) if (origin !== null) origins.push(origin);
      await this.#files.write(
        rowsPath(format, part, this.#cut.file),
        rows.map(({ row }) => row),
        (path) => this.#open(path, format, taught),
      );
    }
    const lines = origins.map((origin) => ({ ...provenanceOf(origin, taught), part }));
    await this.#files.write(provenancePath, lines, openLinesFile);
  }

  /** What they came to. */
  contents(): Contents {
    const account = (format: FormatName) => ({
      leftOut: this.#leftOut.get(format) ?? {},
      findings: this.#sieve.findings(format),
    });
    const others = formatNames.filter((format) => formats[format].of !== 'example');
    return {
      rows: this.#files.rows,
      ...account('prompt-completion'),
      others: Object.fromEntries(others.map((format) => [format, account(format)])),
    };
  }

  #count(format: FormatName, reason: string): void {
    const counts = this.#leftOut.get(format) ?? {};
    this.#leftOut.set(format, { ...counts, [reason]: (counts[reason] ?? 0) + 1 });
  }

  #open(path: string, format: FormatName, { run }: Taught): Promise<RowsFile> {
    return openRowsFile(path, format, kindOf(format, this.#cut.file), run.plan.student.endpoint);
  }
}
