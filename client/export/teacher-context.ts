import { refinementOf } from '../../domain/example/build.ts';
import { completionOf } from '../../domain/example/completion.ts';
import { attemptPrompt } from '../../domain/prompt/build.ts';
import type { ExportFormat } from './format.ts';
import { answerField, promptField } from './turns.ts';

/** The prompt, and beside it what only a teacher sees: for trainers in which a model teaches itself. */
export const teacherContext: ExportFormat = {
  of: 'trajectory',
  rows: (trajectory, task, plan) => {
    const refinement = refinementOf(trajectory);
    const [attempt] = trajectory.attempts;
    if (trajectory.outcome !== 'refined' || refinement === null || attempt === undefined) return trajectory.outcome;
    const prompt = attemptPrompt(task, plan);
    const completion = completionOf(refinement, task, prompt);
    if (completion === null) return 'program does not continue the header';
    const context = { attempt: attempt.program, feedback: trajectory.feedback, refinement: refinement.program };
    return [
      {
        id: `teacher-context/${task.id}`,
        prompt: promptField(prompt),
        ...context,
        completion: answerField(prompt, completion),
      },
    ];
  },
};
