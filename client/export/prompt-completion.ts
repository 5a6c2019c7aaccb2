import type { ExportFormat } from './format.ts';
import { answerField, promptField } from './turns.ts';

/** A prompt and what a model shall answer: two texts for a base model, two lists of turns for a chat. */
export const promptCompletion: ExportFormat = {
  of: 'example',
  row: ({ id, prompt, completion }) => ({
    id,
    prompt: promptField(prompt),
    completion: answerField(prompt, completion),
  }),
};
