import type { RowChoice } from '../../domain/example/build.ts';
import type { TrainingExample } from '../../domain/example/example.ts';
import type { Prompt } from '../../domain/model.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { Trajectory } from '../../domain/trajectory.ts';
import type { Origin } from './origin.ts';
import type { Taught, TaughtPart } from './taught.ts';

/** A JSON object whose keys are written in the order in which they stand. */
export type Row = Record<string, unknown>;

/** What a model is asked, and what it is taught to answer or to avoid. */
export interface Exchange {
  prompt: Prompt;
  /** Null where the trainer lets the model answer by itself. */
  completion: string | null;
  /** What scores the answer, where that is a part of the row. */
  scoredBy?: string;
}

/** A row that is not a variant's, with what is to be known of it beyond its fields. */
export interface OwnRow {
  row: Row;
  /** What of it is looked at for its length, and for whether it was there before. */
  exchange: Exchange;
  /** Null where the row itself says where it comes from. */
  origin: Origin | null;
  /** Why it is none after all: found when it was executed. Null where nothing is wrong with it. */
  leftOut: string | null;
}

/** What the lines of a file are made of. */
export type ExportFormat =
  | { of: 'example'; row: (example: TrainingExample) => Row }
  /** A `persd` row with the attempt that it corrects: whatever the variant. A text says why there is none. */
  | { of: 'pair'; executed: TaughtPart[]; row: (example: TrainingExample, taught: Taught) => OwnRow | string }
  /** Rows that a format makes itself, whatever the variant; a text says why there is none. */
  | { of: 'trajectory'; executed: TaughtPart[]; rows: (taught: Taught, choice: RowChoice) => OwnRow[] | string }
  /** A row that tells what happened: nothing is trained on it as it stands. */
  | { of: 'record'; row: (trajectory: Trajectory, task: CodingTask) => Row };
