import type { SampleResult } from './evaluation/evaluation.ts';
import type { Status } from './execution.ts';
import type { Failure } from './failure.ts';
import type { SampleOutcome } from './tally.ts';

/** One answer of a sample, on its way: replied when it is here, executed when `status` is known. */
export interface SampleStep {
  /** From 0: the first answer. */
  index: number;
  /** The journalled call that holds the reply. */
  call: string;
  /** On the benchmark's own tests, which nobody is told of. */
  status: Status | null;
  /** On the tests that the task's text shows; null where none were executed: it shows none, or no step follows. */
  shown: Status | null;
}

/** What a workflow knows of one sample: references and small verdicts, never a text. */
export interface SampleProgress {
  number: number;
  /** The task's id. */
  id: string;
  steps: SampleStep[];
  failure: Failure | null;
}

/** The parts of a plan that decide what comes next. */
export interface SampleRules {
  steps: number;
}

export type SampleStage = 'attempt' | 'rectify' | 'execute' | 'record';

/**
 * The decision table of an evaluation: what a sample needs next. The first row that holds decides; the benchmark's own verdict decides
 * nothing.
 */
export function nextSampleStage({ steps, failure }: SampleProgress, rules: SampleRules): SampleStage {
  const last = steps.at(-1);
  if (failure !== null) return 'record';
  if (last === undefined) return 'attempt';
  if (last.status === null) return 'execute';
  if (steps.length >= rules.steps) return 'record';
  if (last.shown === null || last.shown === 'passed') return 'record';
  return 'rectify';
}

/** Where a sample ends whose next stage is `record`. */
export function sampleOutcomeOf({ steps, failure }: SampleProgress): SampleOutcome {
  if (failure !== null) return 'abandoned';
  return steps.at(-1)?.status === 'passed' ? 'passed' : 'failed';
}

/** What is recorded of one sample of one run. */
export interface SampleRecord {
  /** The form of this record; readers refuse a number that they do not know. */
  schema: 1;
  task: string;
  /** Among the samples of its task, from 0. */
  sample: number;
  outcome: SampleOutcome;
  /** The task's text shows tests, so that a sample that fails them is asked again where the plan has several steps. */
  shows: boolean;
  /** One for each answer that there is. */
  results: SampleResult[];
  /** Set when `abandoned`. */
  failure: Failure | null;
}
