import type { Prompt } from '../model.ts';
import type { PromptPlan } from '../prompt/build.ts';
import type { CodingTask } from '../task.ts';
import type { Outcome, Trajectory } from '../trajectory.ts';

/** Which rows a dataset has. */
export const variants = [
  'stand',
  'inpd',
  'inpd-refine',
  'inpd-combined',
  'persd',
  'persd-refine',
  'persd-combined',
] as const;
export type Variant = (typeof variants)[number];

/** One training row. */
export interface TrainingExample {
  /** Unique within a dataset: the variant and the task. */
  id: string;
  task: string;
  variant: Variant;
  prompt: Prompt;
  /** What follows the prompt: the text after the header's colon, or for a chat a whole answer. */
  completion: string;
}

/** Why a trajectory gives no row: its outcome, or what its program lacks. */
export type LeftOut = Outcome | 'no gold program' | 'program does not continue the header';

export type Built = { example: TrainingExample } | { leftOut: LeftOut };

/** Makes a variant's row from one trajectory. */
export type BuildExample = (trajectory: Trajectory, task: CodingTask, plan: PromptPlan) => Built;
