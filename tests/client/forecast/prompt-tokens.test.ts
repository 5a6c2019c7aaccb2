import { expect, it } from 'vitest';
import { meanPromptTokens } from '../../../client/forecast/prompt-tokens.ts';
import type { Prompt } from '../../../domain/model.ts';

const completion = (prompt: string): Prompt => ({ endpoint: 'completions', prompt });

it('a prompt is counted as a tokenizer cuts it, not by its bytes', async () => {
  expect(await meanPromptTokens([completion('hello world')])).toBe(2);
  expect(await meanPromptTokens([completion('    return number + 1\n'), completion('')])).toBeLessThan(4);
  expect(await meanPromptTokens([])).toBe(0);
});

it('what a chat puts around its turns is counted with them', async () => {
  const chat: Prompt = { endpoint: 'chat', messages: [{ role: 'user', content: 'hello world' }] };
  expect(await meanPromptTokens([chat])).toBeGreaterThan(2);
});

it('a task that holds what looks like a control token is text as any other', async () => {
  expect(await meanPromptTokens([completion('<|endoftext|><|im_start|>')])).toBeGreaterThan(2);
});

it('of very many prompts some are counted, from all over', async () => {
  const prompts = Array.from({ length: 20_000 }, (_, at) => completion(at < 10_000 ? 'hello' : 'hello world'));
  expect(await meanPromptTokens(prompts)).toBeCloseTo(1.5, 1);
});
