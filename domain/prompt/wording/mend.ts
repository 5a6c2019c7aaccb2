import type { Prompt } from '../../model.ts';
import type { CodingTask } from '../../task.ts';
import { blockComment, lineComment } from '../comment.ts';
import { sections } from './direct.ts';

/** A program that failed, and what is known about it. */
export interface Subject {
  attempt: string;
  /** Empty: nothing is told. */
  feedback: string;
  /** A program that passes, or null. */
  gold: string | null;
}

/** A source file that stops where the mended program begins, for models that continue a text. */
export function mendPrompt(task: CodingTask, subject: Subject): Prompt {
  const { language } = task;
  const { attempt, feedback, gold } = subject;
  const prompt = sections(
    blockComment(task.text, language),
    gold === null ? '' : sections(lineComment('Another solution, which passes the tests:', language), gold.trim()),
    sections(lineComment('A draft, which does not pass the tests:', language), attempt.trim()),
    feedback === '' ? '' : blockComment(`What the tests say about the draft:\n${feedback}`, language),
    lineComment('The draft, mended:', language),
    task.header,
  );
  return { endpoint: 'completions', prompt };
}
