import { stringify } from 'yaml';
import type { Collection } from '../../store/port.ts';
import { rowsPath } from './part.ts';
import type { FileKind } from './rows-file.ts';

/** The part of Axolotl's configuration that names the rows. What ends a text belongs to the model's tokenizer and stays open. */
export function axolotlText({ plan }: Collection, file: FileKind): string {
  const path = rowsPath('axolotl', 'train', file);
  const type = plan.student.endpoint === 'chat' ? 'chat_template' : 'input_output';
  return stringify({
    datasets: [{ path, ds_type: file === 'parquet' ? 'parquet' : 'json', type }],
    train_on_inputs: false,
  });
}
