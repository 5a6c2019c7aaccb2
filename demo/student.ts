import type { Answers } from './answers.ts';
import type { Asked } from './script.ts';
import type { DemoTask } from './tasks.ts';

/** A base model goes on after the header; in a chat it talks around a whole program. */
export function studentText(asked: Asked, task: DemoTask, answers: Answers): string {
  if (asked.endpoint === 'completions') return `${answers.attempt.slice(task.header.length)}\n`;
  return `Sure! Here is a solution in Python:\n\n\`\`\`python\n${answers.attempt}\n\`\`\`\n\nLet me know if you have any questions.`;
}
