import { freeze } from '../../domain/freeze.ts';
import { type CollectPlan, type EvaluatePlan, isBatched, modelsOf, type RunPlan } from '../../domain/plan.ts';
import { total } from '../../domain/tally.ts';
import type { CodingTask } from '../../domain/task.ts';
import { identityOf } from '../../models/call-key.ts';
import type { Store } from '../../store/port.ts';
import { together, timeOf } from './duration.ts';
import { collectionSubjects } from './expect-collection.ts';
import { evaluationSubjects } from './expect-evaluation.ts';
import { type Expected, exactly, plus, type Range } from './expected.ts';
import { failingShare } from './failing.ts';
import { expectCalls, type Subject } from './journalled.ts';
import { latencyOf } from './lengths.ts';
import { rememberCorrections } from './remembered.ts';

/** What a plan will buy, before anything is bought. */
export interface PlanForecast {
  expected: Expected[];
  toBuy: Range;
  tokens: Range;
  /** Null where a model that will be asked has no price. */
  usd: Range | null;
  /** Dollars at most, were every answer as long as it may be. */
  worstUsd: number | null;
  /** Null where nothing says how quick a model is, or one answers by batches. */
  ms: Range | null;
  /** A model answers by batches, as soon as its server finds the time. */
  batched: boolean;
}

/** `store` is null where this home has none yet. */
export async function forecastPlan(store: Store | null, plan: RunPlan, tasks: CodingTask[]): Promise<PlanForecast> {
  const existing = (await store?.runs.get(plan.name)) ?? null;
  const frozen = freeze(plan, existing?.plan);
  const subjects =
    frozen.kind === 'collect' ? await ofCollection(store, frozen, tasks) : evaluationSubjects(frozen, tasks);
  const byModel = await Promise.all(modelsOf(frozen).map((_, at) => ofModel(store, frozen, subjects, at)));
  const expected = byModel.flatMap((one) => one.expected);
  const sum = (figure: (one: Expected, end: keyof Range) => number): Range => ({
    least: expected.reduce((all, one) => all + figure(one, 'least'), 0),
    most: expected.reduce((all, one) => all + figure(one, 'most'), 0),
  });
  return {
    expected,
    toBuy: sum(({ toBuy }, end) => toBuy[end]),
    tokens: sum(({ toBuy, input, output }, end) => Math.round(toBuy[end] * (input + output[end]))),
    usd: expected.reduce<Range | null>((all, one) => added(all, one), exactly(0)),
    worstUsd: expected.reduce<number | null>((all, one) => addedWorst(all, one), 0),
    ms: byModel.map(({ ms }) => ms).reduce(together, exactly(0)),
    batched: modelsOf(frozen).some(isBatched),
  };
}

/** What the run has done already is not asked again. */
async function ofCollection(store: Store | null, plan: CollectPlan, tasks: CodingTask[]): Promise<Subject[]> {
  const run = await store?.runs.get(plan.name);
  const outcomes = run == null ? null : (await store?.runs.progress(plan.name))?.outcomes;
  const left = outcomes == null ? tasks.length : Math.max(0, tasks.length - total(outcomes));
  const remembered = await rememberCorrections(store, plan, tasks);
  return collectionSubjects(plan, tasks, left, await failingShare(store, plan), remembered);
}

async function ofModel(store: Store | null, plan: CollectPlan | EvaluatePlan, subjects: Subject[], at: number) {
  const role = at === 0 ? 'student' : 'teacher';
  const model = plan.kind === 'collect' ? plan[role] : plan.student;
  const past = (await store?.journal.past(identityOf(model))) ?? [];
  const mine = subjects.filter((subject) => subject.role === role);
  const expected = await Promise.all(mine.map((subject) => expectCalls(store, plan, model, past, subject)));
  return { expected, ms: isBatched(model) ? null : timeOf(expected, model, latencyOf(past)) };
}

/** A model without a price matters only where it is asked. */
function added(all: Range | null, { usd, toBuy }: Expected): Range | null {
  if (toBuy.most === 0) return all;
  return all === null || usd === null ? null : plus(all, usd);
}

function addedWorst(all: number | null, { worstUsd, toBuy }: Expected): number | null {
  if (toBuy.most === 0) return all;
  return all === null || worstUsd === null ? null : all + worstUsd;
}
