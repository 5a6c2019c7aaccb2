import { unwantedIn } from '../../domain/example/build.ts';
import { completionOf } from '../../domain/example/completion.ts';
import { attemptPrompt } from '../../domain/prompt/build.ts';
import type { ExecutedProgram } from '../../domain/trajectory.ts';
import type { ExportFormat } from './format.ts';
import { answerField, promptField } from './turns.ts';

/** A row for each program that was executed, with whether it passed; the same answer twice is one row. */
export const kto: ExportFormat = {
  of: 'trajectory',
  rows: (trajectory, task, plan, choice) => {
    const { outcome, attempts, refinements } = trajectory;
    if (outcome === 'rejected' || outcome === 'abandoned') return outcome;
    const prompt = attemptPrompt(task, plan);
    const programs = new Map<string, ExecutedProgram>();
    const source = { trajectory, task, plan };
    for (const program of [...attempts, ...refinements].filter((one) => unwantedIn(one, source, choice) === null)) {
      const completion = program.program.trim() === '' ? null : completionOf(program, task, prompt);
      if (completion !== null) programs.set(completion, program);
    }
    if (programs.size === 0) return 'no program that is wanted';
    return [...programs].map(([completion, program], index) => {
      const id = `kto/${task.id}/${index}`;
      const label = program.execution.status === 'passed';
      const row = { id, prompt: promptField(prompt), completion: answerField(prompt, completion), label };
      const whose = { step: 'attempt', answer: program.kind, program } as const;
      return { row, exchange: { prompt, completion }, origin: { id, variant: null, ...whose, mended: [] } };
    });
  },
};
