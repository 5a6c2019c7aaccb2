import type { Block } from '../domain/block.ts';
import type { Status } from '../domain/execution.ts';
import type { Failure } from '../domain/failure.ts';
import type { SampleProgress, SampleRules } from '../domain/sample.ts';
import type { Asked, AskInput } from './asked.ts';

/** The part of the seam that evaluations alone use. `number` is that of a sample, and `index` that of a step, from 0. */
export interface SampleActivities {
  /** Unfinished samples of a block. Reads the store. */
  listSamples(input: { run: string; block: Block }): Promise<ListedSamples>;
  /** The student's first answers. */
  proposeSamples(input: AskInput): Promise<Asked[]>;
  /** The student's next answers, with feedback on its last from the tests that the task shows, and from no others. */
  rectifySamples(input: AskInput): Promise<Asked[]>;
  /** Unpacks replies and executes the programs in them: against the benchmark's tests, and those that decide about a next step. */
  executeSamples(input: { run: string; programs: SampleRef[] }): Promise<ExecutedSample[]>;
  /** Writes the records of samples that are done; writing one twice changes nothing. */
  recordSamples(input: { run: string; samples: SampleProgress[] }): Promise<void>;
}

interface ListedSamples {
  rules: SampleRules;
  /** The student's name for people: it stands in the summaries of activities. */
  model: string;
  samples: SampleProgress[];
}

/** One answer of one sample. */
export interface SampleRef {
  number: number;
  index: number;
  /** The journalled call that holds the reply. */
  call: string;
}

export type ExecutedSample = Omit<SampleRef, 'call'> &
  (
    | {
        status: Status;
        /** On the tests that the task shows; null where no step follows, or it shows none. */
        shown: Status | null;
        preview: string;
      }
    | { status: null; failure: Failure }
  );
