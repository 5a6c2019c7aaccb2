import type { TrainingExample } from '../../domain/example/variant.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { Trajectory } from '../../domain/trajectory.ts';

/** A JSON object whose keys are written in the order in which they stand. */
export type Row = Record<string, unknown>;

/** What one line of a file is made of. */
export type ExportFormat =
  | { of: 'trajectory'; row: (trajectory: Trajectory, task: CodingTask) => Row }
  | { of: 'example'; row: (example: TrainingExample) => Row };
