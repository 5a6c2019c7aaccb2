import { resolve } from 'node:path';
import { blockSize, cutBlocks, cutRange } from '../../domain/block.ts';
import { freeze } from '../../domain/freeze.ts';
import type { EvaluatePlan } from '../../domain/plan.ts';
import { samplePromptFaults } from '../../domain/prompt/faults.ts';
import type { NewTask, RunRecord, Store } from '../../store/port.ts';
import { digestOf } from '../benchmarks/digest.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { openLocalSandbox } from '../local.ts';
import { adoptPlan, joinRun } from '../run/adopt.ts';
import { say } from '../screen/print.ts';
import { type PlanPlace, readSource, tasksOf } from './read-source.ts';

/**
 * The run of a plan that evaluates: the one of that name, if it asks the same, else a new one. One with fewer samples than the
 * plan wants takes the others behind those that it has.
 */
export async function findOrCreateEvaluation(store: Store, plan: EvaluatePlan, place: PlanPlace): Promise<void> {
  const digest = await digestOf(resolve(place.folder, plan.evaluate.path)).then(
    (found) => found.digest,
    () => null,
  );
  const digested = { ...plan, evaluate: { ...plan.evaluate, digest } };
  const existing = await store.runs.get(plan.name);
  if (existing === null) await createEvaluation(store, digested, place);
  else await adoptEvaluation(store, existing, digested);
}

async function createEvaluation(store: Store, plan: EvaluatePlan, place: PlanPlace): Promise<void> {
  const faults = samplePromptFaults(plan);
  if (faults.length > 0) throw new CommandFailure(exitCodes.badInput, ...faults);
  const sandbox = await openLocalSandbox(1);
  try {
    const benchmark = await readSource(plan, sandbox, place);
    for (const [reason, count] of Object.entries(benchmark.skipped)) say(`left out ${count} rows: ${reason}`);
    const tasks = samplesOf(tasksOf(benchmark), 0, plan.evaluate.n);
    const size = blockSize('evaluate', plan.tasksPerWorkflow, tasks.length);
    const frozen = freeze({ ...plan, evaluate: { ...plan.evaluate, known: benchmark.known } });
    const run = { plan: frozen, tasks, tasksPerWorkflow: size, blocks: cutBlocks(tasks.length, size, 0) };
    await store.runs.create(run).catch((error: unknown) => joinRun(store, plan, error));
  } finally {
    await sandbox.close();
  }
}

/** Samples are numbered one of each task after the other, so that more of them come behind those that are there. */
function samplesOf(tasks: NewTask[], from: number, to: number): NewTask[] {
  return Array.from({ length: to - from }, (_, at) => tasks.map((task) => ({ ...task, sample: from + at }))).flat();
}

async function adoptEvaluation(store: Store, existing: RunRecord, plan: EvaluatePlan): Promise<void> {
  if (existing.plan.kind !== 'evaluate') return adoptPlan(store, existing, plan);
  const { n, known } = existing.plan.evaluate;
  if (plan.evaluate.n < n) throw tooFew(plan, n);
  const named = { ...plan, evaluate: { ...plan.evaluate, known: known ?? null } };
  await adoptPlan(store, existing, { ...named, evaluate: { ...named.evaluate, n } });
  if (plan.evaluate.n > n) await addSamples(store, existing, named, n);
}

async function addSamples(store: Store, existing: RunRecord, plan: EvaluatePlan, n: number): Promise<void> {
  const { name, tasks: there, tasksPerWorkflow: size } = existing;
  const first = await store.tasks.load(
    name,
    Array.from({ length: there / n }, (_, number) => number),
  );
  const tasks = samplesOf(
    first.map(({ task, position }) => ({ task, position })),
    n,
    plan.evaluate.n,
  );
  const blocks = cutRange(there, there + tasks.length, size);
  await store.runs.grow({ plan: freeze(plan, existing.plan), tasks, tasksPerWorkflow: size, blocks }, there);
}

const tooFew = ({ name, evaluate }: EvaluatePlan, n: number): CommandFailure =>
  new CommandFailure(
    exitCodes.badInput,
    `evaluate.n: expected at least the ${n} samples a task that the run ${name} has, found ${evaluate.n}; write ${n}, or give this plan a name of its own: --as NEWNAME`,
  );
