import { unwantedIn } from '../../domain/example/build.ts';
import type { ExportFormat, OwnRow } from './format.ts';
import type { LabelledAnswer } from './labelled.ts';
import { answerField, promptField } from './turns.ts';

/** A row for each program that was executed, with whether it passed; the same answer twice is one row. */
export const kto: ExportFormat = {
  of: 'trajectory',
  executed: ['answers'],
  rows: ({ trajectory, task, run: { plan }, answers }, choice) => {
    const { outcome } = trajectory;
    if (outcome === 'rejected' || outcome === 'abandoned') return outcome;
    const wanted = answers.filter(({ program }) => unwantedIn(program, { trajectory, task, plan }, choice) === null);
    if (wanted.length === 0) return 'no program that is wanted';
    return eachOnce(wanted).map((answer, index) => rowOf(`kto/${task.id}/${index}`, answer));
  },
};

/** Of the same answer twice the last that is any good. */
function eachOnce(answers: LabelledAnswer[]): LabelledAnswer[] {
  const once = new Map<string, LabelledAnswer>();
  for (const answer of answers) {
    const { completion, leftOut } = answer;
    if (leftOut === null || !once.has(completion)) once.set(completion, answer);
  }
  return [...once.values()];
}

function rowOf(id: string, { prompt, completion, label, program, mended, leftOut }: LabelledAnswer): OwnRow {
  const origin = { id, variant: null, step: 'attempt', answer: program.kind, program, mended } as const;
  return {
    row: { id, prompt: promptField(prompt), completion: answerField(prompt, completion), label },
    exchange: { prompt, completion },
    origin,
    leftOut,
  };
}
