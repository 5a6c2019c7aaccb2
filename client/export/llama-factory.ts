import type { Collection } from '../../store/port.ts';
import { rowsPath } from './part.ts';
import type { FileKind } from './rows-file.ts';

const columns = {
  alpaca: { prompt: 'instruction', query: 'input', response: 'output', system: 'system', history: 'history' },
  sharegpt: { messages: 'conversations' },
};

/** LLaMA-Factory's `dataset_info.json`: the training rows under names of their own, once in each of its two shapes. */
export function llamaFactoryText({ name }: Collection, file: FileKind): string {
  const entry = (format: 'alpaca' | 'sharegpt') => ({
    file_name: rowsPath(format, 'train', file),
    formatting: format,
    columns: columns[format],
  });
  const entries = { [`${name}-alpaca`]: entry('alpaca'), [`${name}-sharegpt`]: entry('sharegpt') };
  return `${JSON.stringify(entries, null, 2)}\n`;
}
