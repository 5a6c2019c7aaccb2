// How long a row is for a model: by its tokenizer's file, or by an estimate.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CommandFailure } from '../../../client/exit-codes.ts';
import { estimate, readTokenizer, tokensOf } from '../../../client/export/tokens.ts';
import { temporaryHome } from '../../support/temporary-home.ts';
import { taughtOf } from './samples.ts';

/** Words and other characters, each a token of its own; what is unknown is one too. */
const tokenizer = {
  version: '1.0',
  added_tokens: [
    { id: 0, content: '<end>', special: true, single_word: false, lstrip: false, rstrip: false, normalized: false },
  ],
  normalizer: null,
  pre_tokenizer: { type: 'Whitespace' },
  post_processor: null,
  decoder: null,
  model: { type: 'WordLevel', vocab: { '<end>': 0, '?': 1, return: 2, x: 3 }, unk_token: '?' },
};

function fileOf(content: unknown): string {
  const path = join(temporaryHome(), 'tokenizer.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const [row] = taughtOf('persd').examples;
if (typeof row !== 'object') throw new Error('no row');

describe('a tokenizer’s file', () => {
  it('counts a text, and the row of prompt and answer with the token that ends it', async () => {
    const counter = await readTokenizer(fileOf(tokenizer));
    expect(counter.count('return x + y')).toBe(4);
    const prompt = { endpoint: 'completions', prompt: 'def f(x):' } as const;
    expect(tokensOf({ ...row, prompt, completion: '\n    return x' }, counter)).toBe(5 + 2 + 1);
  });

  it('is named by what it holds, not by where it lies', async () => {
    const [one, other] = [await readTokenizer(fileOf(tokenizer)), await readTokenizer(fileOf(tokenizer))];
    expect(one.name).toMatch(/^tokenizer\.json, sha256 [0-9a-f]{12}$/);
    expect(other.name).toBe(one.name);
  });

  it.each([
    ['that is no JSON', '{'],
    ['that is another JSON', [1, 2]],
    ['without a model', { version: '1.0' }],
  ])('%s is refused', async (_title, content) => {
    await expect(readTokenizer(fileOf(content))).rejects.toThrow(CommandFailure);
  });

  it('that is not there is refused', async () => {
    await expect(readTokenizer(join(temporaryHome(), 'none.json'))).rejects.toThrow(
      /expected a model's tokenizer\.json/,
    );
  });
});

it('a chat’s turns are counted with what a template puts around each', () => {
  const messages = [
    { role: 'system', content: 'abc' },
    { role: 'user', content: 'abcdef' },
  ] as const;
  expect(tokensOf({ ...row, prompt: { endpoint: 'chat', messages: [...messages] }, completion: 'abc' }, estimate)).toBe(
    4 + 3 * 5,
  );
});

it('an estimate counts bytes, so that a text in another script is not too short', () => {
  expect(estimate.count('')).toBe(0);
  expect(estimate.count('abcdefg')).toBe(3);
  expect(estimate.count('größe')).toBe(3);
});
