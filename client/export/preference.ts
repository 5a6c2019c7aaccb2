import type { ExportFormat } from './format.ts';
import { isFirstAttempt } from './labelled.ts';
import { originOf } from './origin.ts';
import { answerField, promptField } from './turns.ts';

/** Pairs for direct preference: the accepted correction is chosen, the student's own attempt rejected. */
export const preference: ExportFormat = {
  of: 'pair',
  executed: ['pair', 'rejected'],
  row: (example, { trajectory, task, answers }) => {
    const { prompt, completion } = example;
    const rejected = answers.find(({ program }) => isFirstAttempt(program));
    if (rejected === undefined) return 'the attempt does not continue the header';
    const id = `preference/${task.id}`;
    const pair = { chosen: answerField(prompt, completion), rejected: answerField(prompt, rejected.completion) };
    return {
      row: { id, prompt: promptField(prompt), ...pair },
      exchange: { prompt, completion: rejected.completion },
      origin: { ...originOf(example, trajectory), id },
      leftOut: rejected.leftOut,
    };
  },
};
