import type { ExportFormat } from './format.ts';
import { answer, turnsOf } from './turns.ts';

/** Axolotl's segments: only the answer is learned. A chat needs its model's template, so there it is a conversation. */
export const axolotl: ExportFormat = {
  of: 'example',
  row: ({ prompt, completion }) =>
    prompt.endpoint === 'chat'
      ? { messages: [...turnsOf(prompt), answer(completion)] }
      : {
          segments: [
            { label: false, text: prompt.prompt },
            { label: true, text: completion },
          ],
        },
};
