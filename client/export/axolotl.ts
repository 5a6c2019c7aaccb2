import { stringify } from 'yaml';
import type { RunRecord } from '../../store/port.ts';
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

/** The part of Axolotl's configuration that names the rows. What ends a text belongs to the model's tokenizer and stays open. */
export function axolotlText({ plan }: RunRecord): string {
  const path = 'data/axolotl/train.jsonl';
  const type = plan.student.endpoint === 'chat' ? 'chat_template' : 'input_output';
  return stringify({ datasets: [{ path, ds_type: 'json', type }], train_on_inputs: false });
}
