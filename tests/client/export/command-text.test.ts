// What a card says that makes its data set again.
import { expect, it } from 'vitest';
import { commandText } from '../../../client/export/command-text.ts';
import { runRecord } from './samples.ts';

const choices = {
  variant: 'persd',
  seed: 0,
  validation: 0.05,
  file: 'jsonl',
  maxTokens: null,
  tokenizer: null,
  noNear: false,
  verified: true,
} as const;

it('is short where nothing was chosen', () => {
  expect(commandText([runRecord('one')], choices)).toBe(
    'persd export one --format all --variant persd --validation 0.05 --seed 0',
  );
});

it('has every choice that decides which rows there are', () => {
  const chosen = {
    ...choices,
    mix: [{ variant: 'persd', share: 1 } as const, { variant: 'stand', share: 0.5 } as const],
    keepAll: true,
    sample: 500,
    file: 'parquet',
    maxTokens: 1024,
    tokenizer: 'tokenizer.json',
    noNear: true,
    verified: false,
    noWeak: true,
    requireHidden: true,
  } as const;
  expect(commandText([runRecord('two'), runRecord('one')], { ...chosen, mix: [...chosen.mix] })).toBe(
    'persd export two --merge one --format all --mix persd=1,stand=0.5 --keep all --file parquet --sample 500 --tokenizer tokenizer.json --max-tokens 1024 ' +
      '--validation 0.05 --seed 0 --no-weak --require-hidden --no-near-duplicates --no-verify',
  );
});
