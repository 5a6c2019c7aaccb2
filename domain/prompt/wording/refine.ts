import type { ChatTurn, Prompt } from '../../model.ts';
import type { CodingTask } from '../../task.ts';
import { fenced } from '../fence.ts';
import { answerShape, sections, taskSection } from './direct.ts';
import { mendPrompt, type Subject } from './mend.ts';

const rules = [
  '- Change as little as the task allows: keep the way it goes about the problem, its names and its layout.',
  '- Only where the idea itself cannot work, replace it.',
  '- The header stays as it was given: the same name and the same parameters.',
  '- Solve the task for every input, not only for the one shown.',
  '- Write no comments about the correction.',
].join('\n');

const explainFirst =
  'Before the code, say in two to four sentences of plain words what is wrong with the program and how it can be mended. No code there.';

/** Asks the teacher to correct one attempt. `explain`: in words first, then in code. */
export function teacherPrompt(
  task: CodingTask,
  subject: Subject,
  endpoint: Prompt['endpoint'],
  explain: boolean,
): Prompt {
  if (endpoint === 'completions') return mendPrompt(task, subject);
  const request = sections(
    'A learner wrote the following program for this task. It does not pass the tests.',
    fenced(subject.attempt, task.language),
    happened(subject.feedback),
    `Correct the learner's program.\n${rules}`,
    explain ? explainFirst : '',
    answerShape,
  );
  return { endpoint, messages: withTask(task, subject.gold, request) };
}

function withTask(task: CodingTask, gold: string | null, request: string): ChatTurn[] {
  if (gold === null) return [{ role: 'user', content: sections(taskSection(task), request) }];
  return [
    { role: 'user', content: sections(taskSection(task), answerShape) },
    { role: 'assistant', content: fenced(gold, task.language) },
    { role: 'user', content: request },
  ];
}

/** The turns that follow a correction which failed as well. */
export function followUp(task: CodingTask, previous: { program: string; feedback: string }): ChatTurn[] {
  const request = sections(
    'This version does not pass the tests either.',
    happened(previous.feedback),
    'Correct it again, in the same way and in the same shape.',
  );
  return [
    { role: 'assistant', content: fenced(previous.program, task.language) },
    { role: 'user', content: request },
  ];
}

/** What the tests said; nothing where nothing is told. */
export const happened = (feedback: string): string => (feedback === '' ? '' : `What happened:\n${feedback}`);
