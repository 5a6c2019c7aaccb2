import type { TrainingExample } from '../../domain/example/example.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { Trajectory } from '../../domain/trajectory.ts';
import type { Collection } from '../../store/port.ts';
import type { LabelledAnswer } from './labelled.ts';

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
  /** All that was answered, right or wrong, for what learns from both. */
  answers: LabelledAnswer[];
  /** Why the trajectory itself has no place in the data set: nobody drew it, or a newer run has the same. Null where it has one. */
  leftOut: string | null;
}

/** What of a trajectory can be executed as it will be trained on; `rejected`: of the answers the attempt that a pair mends. */
export type TaughtPart = 'examples' | 'pair' | 'rejected' | 'answers';
