import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { freeze } from '../../domain/freeze.ts';
import type { RunPlan } from '../../domain/plan.ts';
import { dataDifferences } from '../../domain/plan-difference.ts';
import type { RunRecord, Store } from '../../store/port.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';

/** The same name with other data would mix two data sets in one. */
export async function adoptPlan(store: Store, existing: RunRecord, plan: RunPlan): Promise<void> {
  const differences = dataDifferences(existing.plan, plan);
  if (differences.length > 0) {
    throw new CommandFailure(
      exitCodes.badInput,
      `the run ${plan.name} exists, and this plan would bring other data:`,
      ...differences.map((difference) => `  ${difference}`),
      `go on with the old plan by \`persd resume ${plan.name}\`, or give this one a name of its own: --as NEWNAME`,
    );
  }
  await store.runs.update(plan.name, { plan: freeze(plan, existing.plan) });
}

/** The same command, given twice at once, was faster elsewhere: what it has created is what this one wants. */
export async function joinRun(store: Store, plan: RunPlan, error: unknown): Promise<void> {
  const existing = await store.runs.get(plan.name);
  if (existing === null) throw error;
  await adoptPlan(store, existing, plan);
}

/** A hash of a run's file: it goes on only with what it began with. Null where it cannot be read, for its reader says why. */
export async function digestOf(path: string): Promise<string | null> {
  const bytes = await readFile(path).catch(() => null);
  return bytes === null ? null : createHash('sha256').update(bytes).digest('hex');
}
