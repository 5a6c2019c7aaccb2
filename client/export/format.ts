import type { RowChoice } from '../../domain/example/build.ts';
import type { TrainingExample } from '../../domain/example/example.ts';
import type { ShowingPlan } from '../../domain/example/shown.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { Trajectory } from '../../domain/trajectory.ts';

/** A JSON object whose keys are written in the order in which they stand. */
export type Row = Record<string, unknown>;

/** What the lines of a file are made of. */
export type ExportFormat =
  /** Rows that a format makes itself, whatever the variant; a text says why there is none. */
  | {
      of: 'trajectory';
      rows: (trajectory: Trajectory, task: CodingTask, plan: ShowingPlan, choice: RowChoice) => Row[] | string;
    }
  | { of: 'example'; row: (example: TrainingExample) => Row }
  /** A `persd` row with the attempt that it corrects: whatever the variant. Null where the attempt holds no program. */
  | { of: 'pair'; row: (example: TrainingExample, trajectory: Trajectory, task: CodingTask) => Row | null };
