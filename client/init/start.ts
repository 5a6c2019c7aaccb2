import { open, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeNamedFolder } from '../folder.ts';
import { PlanFailure } from '../plan/failure.ts';
import { evaluatePlanText } from './evaluate-plan-text.ts';
import { planText } from './plan-text.ts';
import { starterBenchmark } from './starter-benchmark.ts';
import { starterTasks } from './starter-tasks.ts';

/** What is written to begin with. */
export interface Starter {
  /** The files' names. */
  plan: string;
  tasks: string;
  planText: string;
  rows: object[];
}

export const starters = {
  collect: { plan: 'plan.yaml', tasks: 'tasks.jsonl', planText, rows: starterTasks },
  evaluate: { plan: 'evaluate.yaml', tasks: 'benchmark.jsonl', planText: evaluatePlanText, rows: starterBenchmark },
} satisfies Record<string, Starter>;

/** The files that `persd init` has written. */
export interface StartedPlan {
  plan: string;
  tasks: string;
}

/** Writes a commented plan and three tasks into a folder; throws `PlanFailure` where either file is there already. */
export async function startPlan(folder: string, starter: Starter): Promise<StartedPlan> {
  const started = { plan: join(folder, starter.plan), tasks: join(folder, starter.tasks) };
  makeNamedFolder(resolve(folder));
  const there = await existing([started.plan, started.tasks]);
  if (there.length > 0) {
    const found = there.join(' and ');
    throw new PlanFailure([
      `expected a folder without a plan, found ${found}; remove what is there, or choose another folder.`,
    ]);
  }
  await writeNew(started.tasks, starter.rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  await writeNew(started.plan, starter.planText);
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
