import type { CollectPlan } from '../../domain/plan.ts';
import type { Tally } from '../../domain/tally.ts';
import type { RunRecord, Store } from '../../store/port.ts';
import { plural } from '../screen/figures.ts';
import type { Range } from './expected.ts';

/** Which share of the student's attempts fails, as far as earlier runs of this home tell. */
export interface Failing {
  share: Range;
  /** How it is known, in words. */
  told: string;
}

/** The run's own tasks tell most, such as those of its pilot; else the last run of a student with these weights. */
export async function failingShare(store: Store | null, plan: CollectPlan): Promise<Failing> {
  const runs = store === null ? [] : await runsOfStudent(store, plan);
  for (const name of runs) {
    const outcomes = (await store?.runs.progress(name))?.outcomes;
    if (outcomes === undefined) continue;
    const { failed, tasks } = countFailed(outcomes);
    if (tasks > 0) return { share: wilson(failed, tasks), told: toldBy(name, failed, tasks) };
  }
  return {
    share: { least: 0, most: 1 },
    told: 'how many fail is not known yet; `persd collect PLAN --pilot 20` finds out',
  };
}

/** The names of the plan's own run, where there is one, and of others of a student with these weights, the newest first. */
export async function runsOfStudent(store: Store, plan: CollectPlan): Promise<string[]> {
  const runs = await store.runs.list();
  const own = runs.filter(({ name }) => name === plan.name);
  const others = runs.filter((run) => run.name !== plan.name && sameStudent(run, plan)).toReversed();
  return [...own, ...others].map(({ name }) => name);
}

const sameStudent = ({ plan }: RunRecord, { student }: CollectPlan): boolean =>
  plan.kind === 'collect' && plan.student.identity === student.identity;

function countFailed({ mastered, refined, unrefined }: Tally): { failed: number; tasks: number } {
  const failed = refined + unrefined;
  return { failed, tasks: mastered + failed };
}

const toldBy = (name: string, failed: number, tasks: number): string =>
  `${failed} of ${plural(tasks, 'attempt')} failed in ${name}`;

/** Wilson's score interval at 95 %: sound for few tasks, and for shares near 0 and 1. */
export function wilson(failed: number, tasks: number): Range {
  const z = 1.96;
  const share = failed / tasks;
  const centre = share + z ** 2 / (2 * tasks);
  const spread = z * Math.sqrt((share * (1 - share)) / tasks + z ** 2 / (4 * tasks ** 2));
  const whole = 1 + z ** 2 / tasks;
  return { least: Math.max(0, (centre - spread) / whole), most: Math.min(1, (centre + spread) / whole) };
}
