import { refinementOf } from '../../domain/example/build.ts';
import type { ExportFormat } from './format.ts';
import { originOf } from './origin.ts';
import { answerField, promptField } from './turns.ts';

/** The prompt, and beside it what only a teacher sees: for trainers in which a model teaches itself. */
export const teacherContext: ExportFormat = {
  of: 'pair',
  executed: ['pair'],
  row: (example, { trajectory, task }) => {
    const { prompt, completion } = example;
    const [attempt] = trajectory.attempts;
    const context = {
      attempt: attempt?.program ?? '',
      feedback: trajectory.feedback,
      refinement: refinementOf(trajectory)?.program ?? '',
    };
    const id = `teacher-context/${task.id}`;
    return {
      row: { id, prompt: promptField(prompt), ...context, completion: answerField(prompt, completion) },
      exchange: { prompt, completion },
      origin: { ...originOf(example, trajectory), id },
      leftOut: null,
    };
  },
};
