import { completionOf } from '../../domain/example/completion.ts';
import type { ExportFormat } from './format.ts';
import { answerField, promptField } from './turns.ts';

/** Pairs for direct preference: the accepted correction is chosen, the student's own attempt rejected. */
export const preference: ExportFormat = {
  of: 'pair',
  row: ({ prompt, completion }, { attempts: [attempt] }, task) => {
    if (attempt === undefined || attempt.program.trim() === '') return null;
    const rejected = completionOf(attempt, task, prompt);
    if (rejected === null) return null;
    const pair = { chosen: answerField(prompt, completion), rejected: answerField(prompt, rejected) };
    return { id: `preference/${task.id}`, prompt: promptField(prompt), ...pair };
  },
};
