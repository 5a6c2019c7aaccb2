import type { ExportFormat } from './format.ts';
import { answer, turnsOf } from './turns.ts';

const speakers = { system: 'system', user: 'human', assistant: 'gpt' } as const;

/** LLaMA-Factory's conversations. */
export const sharegpt: ExportFormat = {
  of: 'example',
  row: ({ prompt, completion }) => ({
    conversations: [...turnsOf(prompt), answer(completion)].map(({ role, content }) => ({
      from: speakers[role],
      value: content,
    })),
  }),
};
