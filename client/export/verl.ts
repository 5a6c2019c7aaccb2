import type { ExportFormat } from './format.ts';
import { answer, turnsOf } from './turns.ts';

/** verl's rows to imitate: of a conversation it learns what the assistant says, and applies the model's own template. */
export const verl: ExportFormat = {
  of: 'example',
  row: ({ prompt, completion }) => ({ messages: [...turnsOf(prompt), answer(completion)] }),
};
