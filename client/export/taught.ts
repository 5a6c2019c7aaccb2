import type { TrainingExample } from '../../domain/example/example.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { Trajectory } from '../../domain/trajectory.ts';

/** A trajectory with its task, and the variant's rows of it, or the reason why there are none. */
export interface Taught {
  trajectory: Trajectory;
  task: CodingTask;
  examples: TrainingExample[] | string;
  /** The `persd` row alone, for what is made of pairs. */
  pair: TrainingExample | string;
}

/** Rows of a trajectory that can be executed as they will be trained on. */
export type TaughtPart = 'examples' | 'pair';
