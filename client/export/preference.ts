import type { Prompt } from '../../domain/model.ts';
import type { Trained } from './as-trained.ts';
import type { ExportFormat } from './format.ts';
import { isFirstAttempt } from './labelled.ts';
import { originOf } from './origin.ts';
import { answerField, promptField } from './turns.ts';

/** Pairs for direct preference: the accepted correction is chosen, the student's own attempt rejected. */
export const preference: ExportFormat = {
  of: 'pair',
  executed: ['pair', 'rejected'],
  row: (example, { trajectory, task, answers }) => {
    const rejected = answers.find(({ program }) => isFirstAttempt(program));
    if (rejected === undefined) return 'the attempt does not continue the header';
    const id = `preference/${task.id}`;
    const prompt = lengthOf(rejected.prompt) < lengthOf(example.prompt) ? rejected.prompt : example.prompt;
    const worse = after(prompt, rejected);
    const pair = { chosen: answerField(prompt, after(prompt, example)), rejected: answerField(prompt, worse) };
    return {
      row: { id, prompt: promptField(prompt), ...pair },
      exchange: { prompt, completion: worse },
      origin: { ...originOf(example, trajectory), id },
      leftOut: rejected.leftOut,
    };
  },
};

const lengthOf = (prompt: Prompt): number => (prompt.endpoint === 'chat' ? 0 : prompt.prompt.length);

/** An answer as it stands after a prompt that may end before its own does: the two of a pair have one. */
function after(shared: Prompt, { prompt, completion }: Trained): string {
  return prompt.endpoint === 'chat' ? completion : prompt.prompt.slice(lengthOf(shared)) + completion;
}
