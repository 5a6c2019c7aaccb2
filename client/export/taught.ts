import type { TrainingExample } from '../../domain/example/example.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { Trajectory } from '../../domain/trajectory.ts';
import type { Collection } from '../../store/port.ts';

/** A trajectory with its task, and the variant's rows of it, or the reason why there are none. */
export interface Taught {
  run: Collection;
  trajectory: Trajectory;
  /** Its id is its name in the data set: where runs are merged, the run's name stands before it. */
  task: CodingTask;
  /** What makes tasks the same whatever they are called: it decides a row's part, its lot, and what a newer run replaces. */
  content: string;
  examples: TrainingExample[] | string;
  /** The `persd` row alone, for what is made of pairs. */
  pair: TrainingExample | string;
  /** Why the trajectory itself has no place in the data set: nobody drew it, or a newer run has the same. Null where it has one. */
  leftOut: string | null;
}

/** Rows of a trajectory that can be executed as they will be trained on. */
export type TaughtPart = 'examples' | 'pair';
