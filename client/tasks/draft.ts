import type { FaultReason, RawTask, RowFault } from '../../domain/benchmarks/raw.ts';
import type { TaskTest } from '../../domain/task.ts';

/** A task on its way: what is not known yet is null. */
export interface Draft {
  raw: RawTask;
  entryPoint: string | null;
  tests: TaskTest[];
  header: string | null;
  /** The first thing that is wrong with it; then nothing more is asked about it. */
  fault: RowFault | null;
}

export const draftOf = (raw: RawTask): Draft => ({
  raw,
  entryPoint: raw.entryPoint,
  tests: [],
  header: null,
  fault: null,
});

/** The draft as one that cannot become a task. */
export const faulty = (draft: Draft, reason: FaultReason, message: string): Draft => ({
  ...draft,
  fault: { source: draft.raw.source, reason, message },
});
