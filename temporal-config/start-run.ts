import type { Client } from '@temporalio/client';
import { inertName } from '../domain/inert.ts';
import type { CollectPlan, EvaluatePlan, ModelPlan, RunPlan } from '../domain/plan.ts';
import type { RunRecord, Store } from '../store/port.ts';
import type { collectDataset, evaluateBenchmark } from '../workflows/index.ts';
import { bundleHash } from './code-hash.ts';
import type { Place } from './place.ts';
import { searchAttributes } from './search-attributes.ts';
import { taskQueues } from './task-queues.ts';
import { terminateRun } from './terminate-run.ts';
import { datasetId } from './workflow-ids.ts';

/**
 * Starts the workflow of a run, or lets the one that is open go on. Answers with the id it has in Temporal.
 * The store says what is left, so a closed workflow of the same id bars nothing. `bundle` is the hash of the code that will run it.
 */
export async function startRun(
  client: Client,
  store: Store,
  place: Place,
  run: RunRecord,
  bundle: string = bundleHash(),
): Promise<string> {
  const workflowId = datasetId(place.home, run.name);
  // What is open under the name of a run that was never started belongs to one that was removed.
  const stored = await store.runs.get(run.name);
  if (stored?.codeHash == null) await terminateRun(client, place.home, run.name, 'its run was removed');
  await client.workflow.start<typeof collectDataset | typeof evaluateBenchmark>(types[run.plan.kind], {
    workflowId,
    taskQueue: taskQueues(place.home).orchestration,
    args: [{ run: run.name, place }],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
    staticSummary: summaryOf(run),
    staticDetails: planList(run.plan),
    ...(place.attributes && {
      typedSearchAttributes: [
        { key: searchAttributes.run, value: run.name },
        { key: searchAttributes.kind, value: kinds[run.plan.kind] },
      ],
    }),
  });
  // Afterwards: a workflow whose hash is not known is started anew by the next supervisor, one with a wrong hash would be stuck.
  await store.runs.update(run.name, { codeHash: bundle });
  return workflowId;
}

const types = { collect: 'collectDataset', evaluate: 'evaluateBenchmark' } as const;

/** Values of `PersdKind`. */
const kinds = { collect: 'dataset', evaluate: 'benchmark' } as const;

function summaryOf({ tasks, plan }: RunRecord): string {
  const student = inertName(plan.student.model);
  return plan.kind === 'collect'
    ? `${tasks} tasks · ${student} taught by ${inertName(plan.teacher.model)}`
    : `${tasks} samples · ${student} on ${plan.evaluate.benchmark}`;
}

/** The plan as people want to read it beside the workflow; no address and no key in it. */
function planList(plan: RunPlan): string {
  const rows = {
    ...(plan.kind === 'collect' ? collectRows(plan) : evaluateRows(plan)),
    seed: plan.seed,
  };
  // A list, for the page leaves no room between the columns of a table.
  return Object.entries(rows)
    .map(([name, value]) => `- **${name}** ${value}`)
    .join('\n');
}

const collectRows = (plan: CollectPlan) => ({
  tasks: inertName(plan.tasks.path),
  student: modelWords(plan.student),
  teacher: modelWords(plan.teacher),
  attempts: plan.attempts,
  refinements: `${plan.refinements} (${plan.refineMode})`,
  gold: plan.gold,
  feedback: plan.feedback,
});

const evaluateRows = ({ student, evaluate }: EvaluatePlan) => ({
  benchmark: `${evaluate.benchmark} (${inertName(evaluate.path)})`,
  student: modelWords(student),
  samples: `${evaluate.n} a task`,
  steps: evaluate.steps,
});

const modelWords = ({ model, endpoint, temperature }: ModelPlan): string =>
  `${inertName(model)} (${endpoint}, temperature ${temperature ?? 'default'})`;
