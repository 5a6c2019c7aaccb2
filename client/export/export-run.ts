import type { RowChoice } from '../../domain/example/build.ts';
import type { RunRecord, Store } from '../../store/port.ts';
import type { Row } from './format.ts';
import { type FormatName, formats } from './registry.ts';
import { notDrawn, refuseQuietInpd, type Selection, taughtBy } from './rows.ts';
import type { Taught, TaughtPart } from './taught.ts';
import { verified, type Verifier } from './verify.ts';
import { writeAtomically, type WrittenFile } from './write.ts';

export interface ExportOptions extends Selection {
  /** One that makes its own rows from trajectories ignores the variant. */
  format: FormatName;
  /** The file to write; one that is there is replaced. */
  out: string;
  /** Null: rows are not executed before they are written. */
  verifier: Verifier | null;
}

export interface ExportSummary extends WrittenFile {
  rows: number;
  /** Trajectories without a row, by reason. */
  leftOut: Record<string, number>;
}

/**
 * Writes the recorded trajectories of a run as one JSONL file, in the order of the plan's tasks. The same trajectories give the
 * same bytes. Rejects with `CommandFailure` where the file cannot stand there.
 */
export async function exportRun(store: Store, run: RunRecord, options: ExportOptions): Promise<ExportSummary> {
  if (formats[options.format].of === 'example') refuseQuietInpd(run, options.variant);
  const counts: Pick<ExportSummary, 'rows' | 'leftOut'> = { rows: 0, leftOut: {} };
  const file = await writeAtomically(options.out, linesOf(store, run, options, counts));
  return { ...file, ...counts };
}

async function* linesOf(
  store: Store,
  run: RunRecord,
  options: ExportOptions,
  counts: Pick<ExportSummary, 'rows' | 'leftOut'>,
): AsyncGenerator<string> {
  for await (const taught of keptOf(store, run, options, partsOf(options.format))) {
    const rows = rowsOf(options.format, taught, run, options);
    if (typeof rows === 'string') counts.leftOut[rows] = (counts.leftOut[rows] ?? 0) + 1;
    else {
      counts.rows += rows.length;
      yield linesFor(rows);
    }
  }
}

/** What of a trajectory a format is made of, beyond what was executed as it stands. */
export function partsOf(name: FormatName): TaughtPart[] {
  const { of } = formats[name];
  if (of === 'trajectory') return [];
  return of === 'example' ? ['examples'] : ['pair'];
}

/** A run's trajectories with their rows, of which `parts` are executed as they will be trained on where somebody verifies. */
export function keptOf(
  store: Store,
  run: RunRecord,
  { verifier, ...selection }: Selection & { verifier: Verifier | null },
  parts: TaughtPart[],
): AsyncIterable<Taught> {
  const taught = taughtBy(store, run, selection);
  return verifier === null
    ? taught
    : verified(taught, verifier, { limits: run.plan.limits, python: run.plan.sandbox.python }, parts);
}

/** A format's rows of one trajectory, or the reason why there is none. */
export function rowsOf(name: FormatName, taught: Taught, { plan }: RunRecord, choice: RowChoice): Row[] | string {
  const { trajectory, task, examples, pair } = taught;
  const format = formats[name];
  if (examples === notDrawn) return notDrawn;
  if (format.of === 'trajectory') return format.rows(trajectory, task, plan, choice);
  if (format.of === 'example') return typeof examples === 'string' ? examples : examples.map(format.row);
  if (typeof pair === 'string') return pair;
  const row = format.row(pair, trajectory, task);
  return row === null ? 'the attempt does not continue the header' : [row];
}

export const linesFor = (rows: Row[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
