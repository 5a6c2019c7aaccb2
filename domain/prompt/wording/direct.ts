import type { Prompt } from '../../model.ts';
import type { CodingTask, Language } from '../../task.ts';
import { blockComment } from '../comment.ts';
import { fenced } from '../fence.ts';

const languageNames: Record<Language, string> = {
  python: 'Python',
  javascript: 'JavaScript',
  typescript: 'TypeScript',
};

/** Parts of a prompt, an empty line between them; empty parts leave no gap. */
export const sections = (...parts: string[]): string => parts.filter((part) => part !== '').join('\n\n');

/** Asks for a program that solves the task, with nothing else to go by. */
export function directPrompt(task: CodingTask, endpoint: Prompt['endpoint']): Prompt {
  if (endpoint === 'completions') {
    return { endpoint, prompt: sections(blockComment(task.text, task.language), task.header) };
  }
  return { endpoint, messages: [{ role: 'user', content: sections(taskSection(task), answerShape) }] };
}

/** The task and the header under which its program stands, for a chat. */
export function taskSection(task: CodingTask): string {
  return sections(
    `Solve this task in ${languageNames[task.language]}.`,
    `Task:\n${task.text}`,
    'The program contains this header, unchanged:',
    fenced(task.header, task.language),
  );
}

/** How a program is handed in, for a chat. */
export const answerShape =
  'Give the complete program in one fenced code block, with every import that it needs. ' +
  'Leave out tests, sample calls and whatever else would run when the program is loaded.';
