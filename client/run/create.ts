import { dirname, resolve } from 'node:path';
import { blockSize, cutBlocks } from '../../domain/block.ts';
import { freeze } from '../../domain/freeze.ts';
import type { CollectPlan } from '../../domain/plan.ts';
import { promptFaults } from '../../domain/prompt/faults.ts';
import type { RunRecord, Store } from '../../store/port.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { openLocalSandbox } from '../local.ts';
import { adoptPlan, digestOf, joinRun } from './adopt.ts';
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
export async function findOrCreateRun(store: Store, plan: CollectPlan, options: CreateOptions): Promise<RunRecord> {
  const digest = await digestOf(resolve(options.folder, plan.tasks.path));
  const digested = { ...plan, tasks: { ...plan.tasks, digest } };
  const existing = await store.runs.get(plan.name);
  if (existing === null) await createRun(store, digested, options);
  else await adoptPlan(store, existing, digested);
  return (await store.runs.get(plan.name)) ?? existing ?? missing(plan.name);
}

async function createRun(store: Store, plan: CollectPlan, options: CreateOptions): Promise<void> {
  const sandbox = await openLocalSandbox(1);
  try {
    const reading = { skipBad: options.skipBadTasks, allowOutside: options.allowOutside };
    const { tasks, skipped } = await readTasks(plan, options.folder, sandbox, reading);
    for (const [reason, count] of Object.entries(skipped)) say(`left out ${count} rows: ${reason}`);
    const faults = promptFaults(
      plan,
      tasks.map(({ task }) => task),
    );
    if (faults.length > 0) throw new CommandFailure(exitCodes.badInput, ...faults);
    const numbered = pilotFirst(tasks, options.pilot, plan.seed);
    const size = blockSize('collect', plan.tasksPerWorkflow, tasks.length);
    const blocks = cutBlocks(tasks.length, size, Math.min(options.pilot, tasks.length));
    const run = { plan: freeze(plan), tasks: numbered, tasksPerWorkflow: size, blocks };
    await store.runs.create(run).catch((error: unknown) => joinRun(store, plan, error));
  } finally {
    await sandbox.close();
  }
}

function missing(name: string): never {
  throw new Error(`the run ${name} was created and is not in the store`);
}

export const folderOf = (planPath: string): string => dirname(resolve(planPath));
