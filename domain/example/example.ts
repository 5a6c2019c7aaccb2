import type { Prompt } from '../model.ts';
import type { Lesson, Variant } from './variant.ts';

/** One training row. */
export interface TrainingExample {
  /** Unique within a dataset: the variant and the task, and the step where a task has a row of each. */
  id: string;
  task: string;
  variant: Variant;
  lesson: Lesson;
  prompt: Prompt;
  /** What follows the prompt: the text after the header's colon, or for a chat a whole answer. */
  completion: string;
  /** What was wrong with the program's text before it was put under the prompt's header; left out where nothing was. */
  mended?: string[];
}
