import { open, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeNamedFolder } from '../folder.ts';
import { PlanFailure } from '../plan/failure.ts';
import { planText } from './plan-text.ts';
import { starterTasks } from './starter-tasks.ts';

/** The files that `persd init` has written. */
export interface StartedPlan {
  plan: string;
  tasks: string;
}

/** Writes a commented plan and three tasks into a folder; throws `PlanFailure` where either file is there already. */
export async function startPlan(folder: string): Promise<StartedPlan> {
  const started = { plan: join(folder, 'plan.yaml'), tasks: join(folder, 'tasks.jsonl') };
  makeNamedFolder(resolve(folder));
  const there = await existing([started.plan, started.tasks]);
  if (there.length > 0) {
    const found = there.join(' and ');
    throw new PlanFailure([
      `expected a folder without a plan, found ${found}; remove what is there, or choose another folder.`,
    ]);
  }
  await writeNew(started.tasks, starterTasks.map((task) => `${JSON.stringify(task)}\n`).join(''));
  await writeNew(started.plan, planText);
  return started;
}

async function existing(paths: string[]): Promise<string[]> {
  const found = await Promise.all(paths.map((path) => stat(path).catch(() => null)));
  return paths.filter((_, index) => found[index] !== null);
}

/** Never over a file that came up in the meantime. */
async function writeNew(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}
