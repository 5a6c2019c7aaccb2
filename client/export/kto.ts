import { unwantedIn } from '../../domain/example/build.ts';
import { completionOf } from '../../domain/example/completion.ts';
import { attemptPrompt } from '../../domain/prompt/build.ts';
import type { ExportFormat } from './format.ts';
import { answerField, promptField } from './turns.ts';

/** A row for each program that was executed, with whether it passed; the same answer twice is one row. */
export const kto: ExportFormat = {
  of: 'trajectory',
  rows: (trajectory, task, plan, choice) => {
    const { outcome, attempts, refinements } = trajectory;
    if (outcome === 'rejected' || outcome === 'abandoned') return outcome;
    const prompt = attemptPrompt(task, plan);
    const labels = new Map<string, boolean>();
    const origin = { trajectory, task, plan };
    for (const program of [...attempts, ...refinements].filter((one) => unwantedIn(one, origin, choice) === null)) {
      const completion = program.program.trim() === '' ? null : completionOf(program, task, prompt);
      if (completion !== null) labels.set(completion, program.execution.status === 'passed');
    }
    return [...labels].map(([completion, label], index) => ({
      id: `kto/${task.id}/${index}`,
      prompt: promptField(prompt),
      completion: answerField(prompt, completion),
      label,
    }));
  },
};
