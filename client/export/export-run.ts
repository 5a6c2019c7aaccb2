import type { Collection, Store } from '../../store/port.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { partsOf, rowsOf } from './format-rows.ts';
import type { FileDigest } from './hashed-file.ts';
import { keptOf } from './kept.ts';
import { type FormatName, formats } from './registry.ts';
import { type FileKind, kindOf, openRowsFile } from './rows-file.ts';
import { endpointOf, refuseSelection, type Selection } from './selection.ts';
import type { Account } from './manifest.ts';
import type { Sifting } from './row-sieve.ts';
import { Sieve } from './sieve.ts';
import type { Verifier } from './verifier.ts';
import { writeAtomically, type WrittenFile } from './write.ts';

export interface ExportOptions extends Selection {
  /** One that makes its own rows from trajectories ignores the variant. */
  format: FormatName;
  /** The file to write; one that is there is replaced. */
  out: string;
  /** The file's form, but for a format that has one alone. */
  file: FileKind;
  /** Null: rows are not executed before they are written. */
  verifier: Verifier | null;
  sifting?: Sifting;
}

export interface ExportSummary extends WrittenFile, Account {
  rows: number;
}

/**
 * Writes the recorded trajectories of runs as one file, the newest run first, each in the order of its plan's tasks. The same
 * trajectories give the same bytes. Rejects with `CommandFailure` where the runs cannot give the rows, or the file cannot stand there.
 */
export async function exportRun(store: Store, runs: Collection[], options: ExportOptions): Promise<ExportSummary> {
  refuseSelection(runs, formats[options.format].of === 'example' ? options : ownRows(options));
  const counts: Pick<ExportSummary, 'rows' | 'leftOut'> = { rows: 0, leftOut: {} };
  const sieve = new Sieve(options.sifting);
  const file = await writeAtomically(options.out, (path) => fill(path, store, runs, { ...options, sieve }, counts));
  return { ...file, ...counts, findings: sieve.findings(options.format) };
}

/** A format that makes its own rows has the same whatever the variant; a mix of variants would say something that is not so. */
function ownRows({ format, mix, ...options }: ExportOptions): Selection {
  if (mix == null) return { ...options, variant: 'persd' };
  throw new CommandFailure(
    exitCodes.badInput,
    `a mix is made of variants' rows, but ${format} makes its own; leave --mix out`,
  );
}

async function fill(
  path: string,
  store: Store,
  runs: Collection[],
  options: ExportOptions & { sieve: Sieve },
  counts: Pick<ExportSummary, 'rows' | 'leftOut'>,
): Promise<FileDigest> {
  const { format } = options;
  const file = await openRowsFile(path, format, kindOf(format, options.file), endpointOf(runs));
  try {
    for await (const taught of keptOf(store, runs, { ...options, counted: format, parts: partsOf(format) })) {
      const rows = rowsOf(format, taught, options, options.sieve);
      if (typeof rows === 'string') counts.leftOut[rows] = (counts.leftOut[rows] ?? 0) + 1;
      else {
        counts.rows += rows.length;
        await file.write(rows.map(({ row }) => row));
      }
    }
  } catch (error) {
    await file.close();
    throw error;
  }
  return file.close();
}
