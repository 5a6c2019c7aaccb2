import { type Figures, noFigures } from '../../domain/report/figures.ts';
import { priceOf } from '../../domain/plan.ts';
import { addTrajectory } from '../../domain/report/gather.ts';
import { type Spending, spendingOf } from '../../domain/report/spending.ts';
import { total } from '../../domain/tally.ts';
import type { Collection, RunState, Store } from '../../store/port.ts';
import { version } from '../../temporal-config/version.ts';
import { type Example, exampleOf } from './example.ts';
import { exampleDraw } from './example-draw.ts';
import { portablePlan } from './portable-plan.ts';

/** The figures behind a page: what `--json` prints. Nothing in it depends on a clock. */
export interface Report {
  persd: string;
  run: { name: string; state: RunState; reason: string; tasks: number; ended: number };
  plan: ReturnType<typeof portablePlan>;
  figures: Figures;
  spending: Spending[];
  /** Dollars in all, with what lost calls are reckoned at; null where the plan has no prices. */
  usd: number | null;
  /** Refined tasks, from the smallest correction to the largest. */
  examples: Example[];
}

/** Reads a run once, trajectory by trajectory; what is kept of it does not grow with its length. */
export async function gatherReport(store: Store, run: Collection): Promise<Report> {
  const figures = noFigures();
  const draw = exampleDraw();
  for await (const trajectory of store.trajectories.read(run.name)) {
    const found = await store.tasks.find(run.name, trajectory.task);
    if (found === null) throw new Error(`the trajectory of ${trajectory.task} in ${run.name} has no task in the store`);
    addTrajectory(figures, trajectory, found.task, run.plan);
    const example = exampleOf(trajectory, found.task, run.plan);
    if (example !== null) draw.add(example);
  }
  const { student, teacher } = run.plan;
  const priced = student.price !== null || teacher.price !== null;
  return {
    persd: version(),
    run: { name: run.name, state: run.state, reason: run.reason, tasks: run.tasks, ended: total(figures.outcomes) },
    plan: portablePlan(run.plan),
    figures,
    spending: spendingOf(await store.calls.uses(run.name), { student: priceOf(student), teacher: priceOf(teacher) }),
    usd: priced ? (await store.runs.progress(run.name)).spent.usd : null,
    examples: draw.drawn(),
  };
}
