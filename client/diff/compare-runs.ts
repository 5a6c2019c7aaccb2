import { hash } from 'node:crypto';
import type { Outcome, Trajectory } from '../../domain/trajectory.ts';
import type { Collection, Store } from '../../store/port.ts';
import { contentOf } from '../export/task-content.ts';

/** How a task ended in one run, and what decided it. */
interface Decided {
  outcome: Outcome;
  reason: string;
}

export interface Difference {
  /** As the second run calls it. */
  task: string;
  before: Decided;
  after: Decided;
  /** The student's first program is another one: what follows may come of that alone. */
  otherAttempt: boolean;
}

export interface Comparison {
  /** Tasks that both have ended, and how many of them ended alike. */
  shared: number;
  alike: number;
  /** Tasks that one of them alone has ended. */
  onlyBefore: number;
  onlyAfter: number;
  /** Tasks of each that have no outcome yet. */
  unfinished: { before: number; after: number };
  /** In the order of the second run's tasks. */
  differences: Difference[];
}

/** What of a run is told beside its trajectories. */
type Compared = Pick<Collection, 'name' | 'tasks'>;

interface Ended extends Decided {
  task: string;
  /** The hash of the student's first program. */
  attempt: string;
}

/**
 * Compares two runs task by task. Tasks are the same that ask the same and are judged by the same tests, whatever they are called;
 * of several such the one of the same name. Of the first run a few words a task are held in memory, of the second none.
 */
export async function compareRuns(store: Store, before: Compared, after: Compared): Promise<Comparison> {
  const earlier = await endingsOf(store, before.name);
  const unfinished = { before: before.tasks - countOf(earlier), after: after.tasks };
  const compared: Comparison = { shared: 0, alike: 0, onlyBefore: 0, onlyAfter: 0, unfinished, differences: [] };
  for await (const trajectory of store.trajectories.read(after.name)) {
    unfinished.after -= 1;
    const old = take(earlier.get(await contentIn(store, after.name, trajectory)) ?? [], trajectory.task);
    if (old === undefined) compared.onlyAfter += 1;
    else note(compared, old, endedOf(trajectory));
  }
  compared.onlyBefore = countOf(earlier);
  return compared;
}

const countOf = (endings: Map<string, Ended[]>): number =>
  [...endings.values()].reduce((sum, { length }) => sum + length, 0);

async function endingsOf(store: Store, run: string): Promise<Map<string, Ended[]>> {
  const endings = new Map<string, Ended[]>();
  for await (const trajectory of store.trajectories.read(run)) {
    const content = await contentIn(store, run, trajectory);
    const same = endings.get(content);
    if (same === undefined) endings.set(content, [endedOf(trajectory)]);
    else same.push(endedOf(trajectory));
  }
  return endings;
}

async function contentIn(store: Store, run: string, { task: id }: Trajectory): Promise<string> {
  const found = await store.tasks.find(run, id);
  if (found === null) throw new Error(`the trajectory of ${id} in ${run} has no task in the store`);
  return contentOf(found.task);
}

/** Takes out the one of that name, else the first. */
function take(same: Ended[], task: string): Ended | undefined {
  const named = same.findIndex((one) => one.task === task);
  return same.splice(Math.max(0, named), 1)[0];
}

function note(compared: Comparison, before: Ended, after: Ended): void {
  compared.shared += 1;
  if (before.outcome === after.outcome) compared.alike += 1;
  else
    compared.differences.push({
      task: after.task,
      before: { outcome: before.outcome, reason: before.reason },
      after: { outcome: after.outcome, reason: after.reason },
      otherAttempt: before.attempt !== after.attempt,
    });
}

function endedOf(trajectory: Trajectory): Ended {
  const { task, outcome, attempts } = trajectory;
  const attempt = hash('sha256', attempts[0]?.program ?? '').slice(0, 16);
  return { task, outcome, reason: reasonOf(trajectory), attempt };
}

/** What decided how a task ended, in a few words. */
function reasonOf({ outcome, attempts, refinements, failure }: Trajectory): string {
  if (failure !== null) return failure.message;
  const deciding = outcome === 'mastered' ? attempts[0] : refinements.at(-1);
  if (deciding === undefined) return 'no refinement was asked for';
  const { status, cause } = deciding.execution;
  return `${deciding.kind} ${deciding.index + 1} ${cause === null ? status : `${status} (${cause})`}`;
}
