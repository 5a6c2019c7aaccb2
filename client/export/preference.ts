import { completionOf } from '../../domain/example/completion.ts';
import type { ExportFormat } from './format.ts';
import { originOf } from './origin.ts';
import { answerField, promptField } from './turns.ts';

/** Pairs for direct preference: the accepted correction is chosen, the student's own attempt rejected. */
export const preference: ExportFormat = {
  of: 'pair',
  row: (example, trajectory, task) => {
    const { prompt, completion } = example;
    const [attempt] = trajectory.attempts;
    if (attempt === undefined || attempt.program.trim() === '') return null;
    const rejected = completionOf(attempt, task, prompt);
    if (rejected === null) return null;
    const id = `preference/${task.id}`;
    const pair = { chosen: answerField(prompt, completion), rejected: answerField(prompt, rejected) };
    return {
      row: { id, prompt: promptField(prompt), ...pair },
      exchange: { prompt, completion: rejected },
      origin: { ...originOf(example, trajectory), id },
    };
  },
};
