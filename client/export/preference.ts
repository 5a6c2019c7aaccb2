import { refinementOf } from '../../domain/example/build.ts';
import { completionOf } from '../../domain/example/completion.ts';
import { attemptPrompt } from '../../domain/prompt/build.ts';
import type { ExportFormat } from './format.ts';
import { answerField, promptField } from './turns.ts';

/** Pairs for direct preference: the accepted correction is chosen, the student's own attempt rejected. */
export const preference: ExportFormat = {
  of: 'trajectory',
  rows: (trajectory, task, plan) => {
    const refinement = refinementOf(trajectory);
    const [attempt] = trajectory.attempts;
    if (trajectory.outcome !== 'refined' || refinement === null || attempt === undefined) return trajectory.outcome;
    const prompt = attemptPrompt(task, plan);
    const chosen = completionOf(refinement, task, prompt);
    const rejected = completionOf(attempt, task, prompt);
    if (chosen === null || rejected === null || attempt.program.trim() === '')
      return 'program does not continue the header';
    const pair = { chosen: answerField(prompt, chosen), rejected: answerField(prompt, rejected) };
    return [{ id: `preference/${task.id}`, prompt: promptField(prompt), ...pair }];
  },
};
