import type { ExportFormat } from './format.ts';
import { answer, turnsOf } from './turns.ts';

/** One conversation a row and nothing beside it: hosted trainers refuse a file that could be read in two ways. */
export const messages: ExportFormat = {
  of: 'example',
  row: ({ prompt, completion }) => ({ messages: [...turnsOf(prompt), answer(completion)] }),
};
