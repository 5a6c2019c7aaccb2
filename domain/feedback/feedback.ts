import type { CodeExecution } from '../execution.ts';
import type { FeedbackKind } from '../plan.ts';
import { paperFeedback } from './paper.ts';
import { plainFeedback } from './plain.ts';

const forms: Record<FeedbackKind, (execution: CodeExecution) => string> = {
  plain: plainFeedback,
  paper: paperFeedback,
  none: () => '',
  // What the teacher itself hears; its own words, for the student, come with its answer.
  teacher: plainFeedback,
};

/** What is told about an execution; empty when it passed, or when nothing is to be told. */
export const feedbackOn = (execution: CodeExecution, kind: FeedbackKind): string => forms[kind](execution);
