import { paperBoundary } from '../../domain/example/boundary.ts';
import { buildExamples, type RowChoice } from '../../domain/example/build.ts';
import type { Variant } from '../../domain/example/variant.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { Trajectory } from '../../domain/trajectory.ts';
import type { RunRecord, Store } from '../../store/port.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import type { Row } from './format.ts';
import { type FormatName, formats } from './registry.ts';
import { writeAtomically, type WrittenFile } from './write.ts';

export interface ExportOptions extends RowChoice {
  format: FormatName;
  /** Which rows; a format that makes its own from trajectories ignores it. */
  variant: Variant;
  /** The newline after the header belongs to the prompt, as in the paper's released files. */
  paperBoundary?: boolean;
  /** The file to write; one that is there is replaced. */
  out: string;
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
  refuseQuietInpd(run, options);
  const counts: Pick<ExportSummary, 'rows' | 'leftOut'> = { rows: 0, leftOut: {} };
  const file = await writeAtomically(options.out, linesOf(store, run, options, counts));
  return { ...file, ...counts };
}

/** Without gold for what the student mastered, `stand` would be `inpd` under another name. */
function refuseQuietInpd({ name, plan }: RunRecord, { format, variant }: ExportOptions): void {
  if (formats[format].of === 'trajectory' || variant !== 'stand' || plan.goldFor === 'all') return;
  throw new CommandFailure(
    exitCodes.badInput,
    `stand needs gold for every task, but ${name} was collected with goldFor: failed; collect with goldFor: all, or export inpd`,
  );
}

async function* linesOf(
  store: Store,
  run: RunRecord,
  options: ExportOptions,
  counts: Pick<ExportSummary, 'rows' | 'leftOut'>,
): AsyncGenerator<string> {
  for await (const trajectory of store.trajectories.read(run.name)) {
    const task = await taskOf(store, run.name, trajectory);
    const rows = rowsOf(options, trajectory, task, run);
    if (typeof rows === 'string') counts.leftOut[rows] = (counts.leftOut[rows] ?? 0) + 1;
    else {
      counts.rows += rows.length;
      yield rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    }
  }
}

/** The rows of one trajectory, or the reason why there is none. */
function rowsOf(options: ExportOptions, trajectory: Trajectory, task: CodingTask, { plan }: RunRecord): Row[] | string {
  const format = formats[options.format];
  if (format.of === 'trajectory') return format.rows(trajectory, task, plan);
  const built = buildExamples(options.variant, trajectory, task, plan, options);
  if ('leftOut' in built) return built.leftOut;
  return built.examples.map((example) => format.row(options.paperBoundary ? paperBoundary(example) : example));
}

async function taskOf(store: Store, run: string, trajectory: Trajectory): Promise<CodingTask> {
  const found = await store.tasks.find(run, trajectory.task);
  if (found === null) throw new Error(`the trajectory of ${trajectory.task} in ${run} has no task in the store`);
  return found.task;
}
