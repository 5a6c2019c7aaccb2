import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { blockSize, cutBlocks } from '../../domain/block.ts';
import { freeze } from '../../domain/freeze.ts';
import type { RunPlan } from '../../domain/plan.ts';
import { dataDifferences } from '../../domain/plan-difference.ts';
import { promptFaults } from '../../domain/prompt/faults.ts';
import type { RunRecord, Store } from '../../store/port.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { openLocalSandbox } from '../local.ts';
import { say } from '../screen/print.ts';
import { pilotFirst } from '../tasks/pilot.ts';
import { readTasks } from '../tasks/read-tasks.ts';

export interface CreateOptions {
  /** The folder that the plan's paths are relative to. */
  folder: string;
  /** Tasks that are drawn and numbered first; 0 for none. */
  pilot: number;
  skipBadTasks: boolean;
  allowOutside: boolean;
}

/** The run of a plan: the one of that name, if its data would be the same, else a new one. */
export async function findOrCreateRun(store: Store, plan: RunPlan, options: CreateOptions): Promise<RunRecord> {
  const digested = { ...plan, tasks: { ...plan.tasks, digest: await digestOf(plan, options.folder) } };
  const existing = await store.runs.get(plan.name);
  if (existing === null) await createRun(store, digested, options);
  else await adoptPlan(store, existing, digested);
  return (await store.runs.get(plan.name)) ?? existing ?? missing(plan.name);
}

/** The same name with other data would mix two data sets in one. */
async function adoptPlan(store: Store, existing: RunRecord, plan: RunPlan): Promise<void> {
  const differences = dataDifferences(existing.plan, plan);
  if (differences.length > 0) {
    throw new CommandFailure(
      exitCodes.badInput,
      `the run ${plan.name} exists, and this plan would collect other data:`,
      ...differences.map((difference) => `  ${difference}`),
      `go on with the old plan by \`persd resume ${plan.name}\`, or give this one a name of its own: --as NEWNAME`,
    );
  }
  await store.runs.update(plan.name, { plan: freeze(plan, existing.plan) });
}

async function createRun(store: Store, plan: RunPlan, options: CreateOptions): Promise<void> {
  const sandbox = await openLocalSandbox(1);
  try {
    const reading = { skipBad: options.skipBadTasks, allowOutside: options.allowOutside };
    const { tasks, skipped } = await readTasks(plan, options.folder, sandbox.reader, reading);
    for (const [reason, count] of Object.entries(skipped)) say(`left out ${count} rows: ${reason}`);
    const faults = promptFaults(
      plan,
      tasks.map(({ task }) => task),
    );
    if (faults.length > 0) throw new CommandFailure(exitCodes.badInput, ...faults);
    const numbered = pilotFirst(tasks, options.pilot, plan.seed);
    const size = blockSize(plan.tasksPerWorkflow, tasks.length);
    const blocks = cutBlocks(tasks.length, size, Math.min(options.pilot, tasks.length));
    const run = { plan: freeze(plan), tasks: numbered, tasksPerWorkflow: size, blocks };
    await store.runs.create(run).catch((error: unknown) => joinRun(store, plan, error));
  } finally {
    await sandbox.close();
  }
}

/** The same command, given twice at once, was faster elsewhere: what it has created is what this one wants. */
async function joinRun(store: Store, plan: RunPlan, error: unknown): Promise<void> {
  const existing = await store.runs.get(plan.name);
  if (existing === null) throw error;
  await adoptPlan(store, existing, plan);
}

/** A hash of the task file: a run goes on only with the tasks that it began with. Null where it cannot be read, for its reader says why. */
async function digestOf(plan: RunPlan, folder: string): Promise<string | null> {
  const bytes = await readFile(resolve(folder, plan.tasks.path)).catch(() => null);
  return bytes === null ? null : createHash('sha256').update(bytes).digest('hex');
}

function missing(name: string): never {
  throw new Error(`the run ${name} was created and is not in the store`);
}

export const folderOf = (planPath: string): string => dirname(resolve(planPath));
