import type { ExportFormat } from './format.ts';

/** A prompt and what a model shall answer: two texts for a base model, two lists of turns for a chat. */
export const promptCompletion: ExportFormat = {
  of: 'example',
  row: ({ id, prompt, completion }) =>
    prompt.endpoint === 'completions'
      ? { id, prompt: prompt.prompt, completion }
      : {
          id,
          prompt: prompt.messages.map(({ role, content }) => ({ role, content })),
          completion: [{ role: 'assistant', content: completion }],
        },
};
