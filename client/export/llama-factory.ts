import type { RunRecord } from '../../store/port.ts';

const columns = {
  alpaca: { prompt: 'instruction', query: 'input', response: 'output', system: 'system', history: 'history' },
  sharegpt: { messages: 'conversations' },
};

/** LLaMA-Factory's `dataset_info.json`: the training rows under names of their own, once in each of its two shapes. */
export function llamaFactoryText({ name }: RunRecord): string {
  const entry = (format: 'alpaca' | 'sharegpt') => ({
    file_name: `data/${format}/train.jsonl`,
    formatting: format,
    columns: columns[format],
  });
  const entries = { [`${name}-alpaca`]: entry('alpaca'), [`${name}-sharegpt`]: entry('sharegpt') };
  return `${JSON.stringify(entries, null, 2)}\n`;
}
