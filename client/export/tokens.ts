import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import type { Exchange } from './format.ts';
import { turnsOf } from './turns.ts';

/** What tells how long a row is for a model. */
export interface TokenCounter {
  /** What counts, in words that say nothing of this machine. */
  name: string;
  /** The name of the tokenizer's file, without its folder; null where none counts. */
  file: string | null;
  /** Tokens of a text, special ones left out. */
  count: (text: string) => number;
}

/** Bytes of code that a token holds, at the least: tokenizers of code models take three to four. */
const bytesPerToken = 3;

/** For a length without a tokenizer: rather too many than too few. */
export const estimate: TokenCounter = {
  name: 'an estimate of 3 bytes a token',
  file: null,
  count: (text) => Math.ceil(Buffer.byteLength(text) / bytesPerToken),
};

/** What a chat template puts around a turn, and what ends a text: as ChatML has it, for a template is its model's own. */
const aroundTurn = 5;
const atEnd = 1;

/** Tokens of a row as it is trained on, prompt and answer. */
export function tokensOf({ prompt, completion }: Exchange, { count }: TokenCounter): number {
  if (prompt.endpoint === 'completions') return count(prompt.prompt) + count(completion ?? '') + atEnd;
  const turns = [...turnsOf(prompt).map(({ content }) => content), ...(completion === null ? [] : [completion])];
  return turns.reduce((sum, content) => sum + count(content) + aroundTurn, 0);
}

/** Reads a Hugging Face `tokenizer.json`, and `tokenizer_config.json` where it stands beside it. */
export async function readTokenizer(path: string): Promise<TokenCounter> {
  try {
    const file = await readFile(path, 'utf8');
    const tokenizer = new Tokenizer(parseObject(file), await configBeside(path));
    const count = (text: string): number => tokenizer.encode(text, { add_special_tokens: false }).ids.length;
    count('def f(x):\n    return x');
    const name = `${basename(path)}, sha256 ${hash('sha256', file).slice(0, 12)}`;
    return { name, file: basename(path), count };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(
      exitCodes.badInput,
      `expected a model's tokenizer.json at ${path}, found what cannot be read as one (${reason}); name the file from the model's folder`,
    );
  }
}

async function configBeside(path: string): Promise<object> {
  const beside = join(dirname(path), 'tokenizer_config.json');
  const text = await readFile(beside, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '{}';
    throw error;
  });
  return parseObject(text);
}

function parseObject(text: string): object {
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new Error('it is no JSON object');
}
