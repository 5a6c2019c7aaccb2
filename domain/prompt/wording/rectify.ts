import type { ChatTurn } from '../../model.ts';
import type { CodingTask } from '../../task.ts';
import { fenced } from '../fence.ts';
import { answerShape, sections } from './direct.ts';
import { happened } from './refine.ts';

/** The student's second step in a chat: its own answer, and the request to mend it. */
export function secondStep(task: CodingTask, subject: { attempt: string; feedback: string }): ChatTurn[] {
  const request = sections(
    'Your program does not pass the tests.',
    happened(subject.feedback),
    'Correct it.',
    answerShape,
  );
  return [
    { role: 'assistant', content: fenced(subject.attempt, task.language) },
    { role: 'user', content: request },
  ];
}
