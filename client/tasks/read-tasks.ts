import type { FaultReason } from '../../domain/benchmarks/raw.ts';
import type { CollectPlan } from '../../domain/plan.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { Sandbox } from '../../sandbox/port.ts';
import { findNamedFile } from '../plan/inside.ts';
import { answerQuestions } from './answer-questions.ts';
import { chooseRows } from './choose-rows.ts';
import { TasksFailure } from './failure.ts';
import { countByReason, settleFaults } from './faults.ts';
import { prepareTasks } from './prepare.ts';
import { readRows } from './read-rows.ts';
import { rowReaderFor } from './row-reader.ts';

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

/** Reads, selects and prepares a plan's tasks; throws `TasksFailure` with the first bad rows by file and line. */
export async function readTasks(
  plan: CollectPlan,
  planFolder: string,
  sandbox: Pick<Sandbox, 'reader' | 'outputs' | 'goldTimes'>,
  options: ReadTasksOptions,
): Promise<TaskList> {
  const source = plan.tasks;
  const found = await findNamedFile(planFolder, source.path, options.allowOutside);
  if (!found.ok) throw new TasksFailure([`tasks.path: ${found.message}.`]);
  const chosen = await chooseRows(readRows(found.path, source.path), source, (firstRows) =>
    rowReaderFor(source, firstRows),
  );
  const rows = [...chosen.positions.keys()];
  const told = await prepareTasks(rows, sandbox.reader);
  const prepared = await answerQuestions(told, rows, sandbox, plan.sandbox.python);
  const faults = settleFaults(source.path, [...chosen.faults, ...prepared.faults], prepared.tasks.length, options);
  const positions = new Map([...chosen.positions].map(([task, position]) => [task.id, position]));
  return {
    tasks: prepared.tasks.map((task) => ({ task, position: positions.get(task.id) ?? 0 })),
    skipped: countByReason(faults),
  };
}
