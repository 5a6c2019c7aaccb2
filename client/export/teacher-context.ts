import { refinementOf } from '../../domain/example/build.ts';
import type { ExportFormat } from './format.ts';
import { answerField, promptField } from './turns.ts';

/** The prompt, and beside it what only a teacher sees: for trainers in which a model teaches itself. */
export const teacherContext: ExportFormat = {
  of: 'pair',
  row: ({ prompt, completion }, trajectory, task) => {
    const [attempt] = trajectory.attempts;
    const context = {
      attempt: attempt?.program ?? '',
      feedback: trajectory.feedback,
      refinement: refinementOf(trajectory)?.program ?? '',
    };
    const asked = { id: `teacher-context/${task.id}`, prompt: promptField(prompt) };
    return { ...asked, ...context, completion: answerField(prompt, completion) };
  },
};
