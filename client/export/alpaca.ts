import type { ExportFormat } from './format.ts';
import { turnsOf } from './turns.ts';

/** LLaMA-Factory's instruction rows; turns before the last question are pairs of its `history`. */
export const alpaca: ExportFormat = {
  of: 'example',
  row: ({ prompt, completion }) => {
    const turns = turnsOf(prompt).filter(({ role }) => role !== 'system');
    const said = turns.slice(0, -1).map(({ content }) => content);
    return {
      instruction: turns.at(-1)?.content ?? '',
      input: '',
      output: completion,
      system: turnsOf(prompt).find(({ role }) => role === 'system')?.content ?? '',
      history: Array.from({ length: said.length / 2 }, (_, pair) => said.slice(2 * pair, 2 * pair + 2)),
    };
  },
};
