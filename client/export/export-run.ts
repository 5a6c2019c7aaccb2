import { type AvailableVariant, examples } from '../../domain/example/registry.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { Trajectory } from '../../domain/trajectory.ts';
import type { RunRecord, Store } from '../../store/port.ts';
import type { ExportFormat, Row } from './format.ts';
import { type FormatName, formats } from './registry.ts';
import { writeAtomically, type WrittenFile } from './write.ts';

export interface ExportOptions {
  format: FormatName;
  /** Which rows; a format of whole trajectories takes all and ignores it. */
  variant: AvailableVariant;
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
  for await (const trajectory of store.trajectories.read(run.name)) {
    const task = await taskOf(store, run.name, trajectory);
    const built = rowOf(formats[options.format], options.variant, trajectory, task, run);
    if (typeof built === 'string') counts.leftOut[built] = (counts.leftOut[built] ?? 0) + 1;
    else {
      counts.rows += 1;
      yield `${JSON.stringify(built)}\n`;
    }
  }
}

/** A row, or the reason why there is none. */
function rowOf(
  format: ExportFormat,
  variant: AvailableVariant,
  trajectory: Trajectory,
  task: CodingTask,
  { plan }: RunRecord,
): Row | string {
  if (format.of === 'trajectory') return format.row(trajectory, task);
  const built = examples[variant](trajectory, task, plan);
  return 'example' in built ? format.row(built.example) : built.leftOut;
}

async function taskOf(store: Store, run: string, trajectory: Trajectory): Promise<CodingTask> {
  const found = await store.tasks.find(run, trajectory.task);
  if (found === null) throw new Error(`the trajectory of ${trajectory.task} in ${run} has no task in the store`);
  return found.task;
}
