import type { Outcome, Trajectory } from '../../domain/trajectory.ts';
import type { Store } from '../../store/port.ts';

/** How a task ended in one run, and what decided it. */
export interface Ending {
  outcome: Outcome;
  reason: string;
}

export interface Difference {
  task: string;
  before: Ending;
  after: Ending;
  /** The student's first program is another one: what follows may come of that alone. */
  otherAttempt: boolean;
}

export interface Comparison {
  /** Tasks that both have ended, and how many of them ended alike. */
  shared: number;
  alike: number;
  onlyBefore: number;
  onlyAfter: number;
  /** In the order of the second run's tasks. */
  differences: Difference[];
}

interface Ended extends Ending {
  attempt: string;
}

/** Compares two runs task by task, by the tasks' ids. */
export async function compareRuns(store: Store, before: string, after: string): Promise<Comparison> {
  const earlier = new Map<string, Ended>();
  for await (const trajectory of store.trajectories.read(before)) earlier.set(trajectory.task, endedOf(trajectory));
  const compared: Comparison = { shared: 0, alike: 0, onlyBefore: earlier.size, onlyAfter: 0, differences: [] };
  for await (const trajectory of store.trajectories.read(after)) {
    const old = earlier.get(trajectory.task);
    if (old === undefined) compared.onlyAfter += 1;
    else note(compared, trajectory.task, old, endedOf(trajectory));
  }
  return compared;
}

function note(compared: Comparison, task: string, before: Ended, after: Ended): void {
  compared.onlyBefore -= 1;
  compared.shared += 1;
  if (before.outcome === after.outcome) compared.alike += 1;
  else
    compared.differences.push({
      task,
      before: { outcome: before.outcome, reason: before.reason },
      after: { outcome: after.outcome, reason: after.reason },
      otherAttempt: before.attempt !== after.attempt,
    });
}

function endedOf(trajectory: Trajectory): Ended {
  return { outcome: trajectory.outcome, reason: reasonOf(trajectory), attempt: trajectory.attempts[0]?.program ?? '' };
}

/** What decided how a task ended, in a few words. */
function reasonOf({ outcome, attempts, refinements, failure }: Trajectory): string {
  if (failure !== null) return failure.message;
  const deciding = outcome === 'mastered' ? attempts[0] : refinements.at(-1);
  if (deciding === undefined) return 'no refinement was asked for';
  const { status, cause } = deciding.execution;
  return `${deciding.kind} ${deciding.index + 1} ${cause === null ? status : `${status} (${cause})`}`;
}
