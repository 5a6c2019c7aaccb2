import { type FaultReason, faultSentence, type RowFault } from '../../domain/benchmarks/raw.ts';
import type { RunPlan } from '../../domain/plan.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { Reader } from '../../sandbox/port.ts';
import { findNamedFile } from '../plan/inside.ts';
import { chooseRows } from './choose-rows.ts';
import { TasksFailure } from './failure.ts';
import { prepareTasks } from './prepare.ts';
import { readRows } from './read-rows.ts';

export interface ReadTasksOptions {
  /** Leave bad rows out and count them, where otherwise they are a failure. */
  skipBad: boolean;
  /** The file may lie outside the plan's folder. */
  allowOutside: boolean;
}

/** The tasks of a plan, ready to run. */
export interface TaskList {
  /** In the file's order; `position` counts the file's rows from 0. */
  tasks: { task: CodingTask; position: number }[];
  /** Rows left out, by reason. */
  skipped: Partial<Record<FaultReason, number>>;
}

/** Bad rows that are named before the rest is only counted. */
const namedFaults = 5;

/** Reads, selects and prepares a plan's tasks; throws `TasksFailure` with the first bad rows by file and line. */
export async function readTasks(
  plan: RunPlan,
  planFolder: string,
  reader: Reader,
  options: ReadTasksOptions,
): Promise<TaskList> {
  const source = plan.tasks;
  const found = await findNamedFile(planFolder, source.path, options.allowOutside);
  if (!found.ok) throw new TasksFailure([`tasks.path: ${found.message}.`]);
  const chosen = await chooseRows(readRows(found.path, source.path), source);
  const prepared = await prepareTasks([...chosen.positions.keys()], reader);
  const faults = [...chosen.faults, ...prepared.faults].sort((one, other) => one.source.number - other.source.number);
  if (faults.length > 0 && !options.skipBad) throw new TasksFailure(faultSentences(faults));
  if (prepared.tasks.length === 0) throw new TasksFailure([nothingLeft(source.path, faults)]);
  const positions = new Map([...chosen.positions].map(([task, position]) => [task.id, position]));
  return {
    tasks: prepared.tasks.map((task) => ({ task, position: positions.get(task.id) ?? 0 })),
    skipped: countByReason(faults),
  };
}

function faultSentences(faults: RowFault[]): string[] {
  const named = faults.slice(0, namedFaults).map((fault) => `${faultSentence(fault)}.`);
  if (faults.length <= namedFaults) return named;
  return [...named, `${faults.length} rows are bad in all (${reasonsText(faults)}); --skip-bad-tasks leaves them out.`];
}

function nothingLeft(path: string, faults: RowFault[]): string {
  const found = faults.length === 0 ? 'no row that the plan selects' : `bad rows alone (${reasonsText(faults)})`;
  return `${path}: expected at least one task, found ${found}; correct the file, or ids, only and limit in the plan.`;
}

const reasonsText = (faults: RowFault[]): string =>
  Object.entries(countByReason(faults))
    .map(([reason, count]) => `${count} ${reason}`)
    .join(', ');

function countByReason(faults: RowFault[]): TaskList['skipped'] {
  const counts: TaskList['skipped'] = {};
  for (const { reason } of faults) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
