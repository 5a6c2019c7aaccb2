import type { BatchFigures, LineFigures, Progress, RunRecord } from '../../store/port.ts';

/** A run at one moment, as a command shows it. */
export interface Sight {
  run: RunRecord;
  progress: Progress;
  /** Somebody works on the runs of this home. */
  attended: boolean;
  /** The lines of calls before models of this home, of all runs. */
  lines: LineFigures[];
  /** Batches that it waits for. */
  batches?: BatchFigures[];
}

/** Where progress is shown while a command runs. */
export interface Screen {
  show(sight: Sight): void;
  /** Leaves what was last shown, and the cursor below it. */
  end(): void;
}
