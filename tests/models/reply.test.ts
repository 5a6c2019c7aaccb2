import { expect, test } from 'vitest';
import { ModelFailure } from '../../models/port.ts';
import { parseReply } from '../../models/reply.ts';

const chat = (message: object, more: object = {}): string =>
  JSON.stringify({ choices: [{ message, finish_reason: 'stop' }], ...more });

function typeOf(raw: string): string {
  try {
    parseReply(raw, 'chat', null);
  } catch (error) {
    if (error instanceof ModelFailure) return error.failure.type;
  }
  return 'no failure';
}

test('a chat reply keeps its text, its reasoning, its finish, its usage and its body', () => {
  const usage = { prompt_tokens: 10, completion_tokens: 3, prompt_tokens_details: { cached_tokens: 4 } };
  const raw = chat({ content: 'yes', reasoning_content: 'hm' }, { usage });
  expect(parseReply(raw, 'chat', null)).toEqual({
    text: 'yes',
    reasoning: 'hm',
    finish: { unified: 'stop', raw: 'stop' },
    usage: { input: 10, cachedInput: 4, output: 3 },
    raw,
  });
});

test('a completion is the text as it came, white space and all', () => {
  const raw = JSON.stringify({ choices: [{ text: '\n    return 1\n', finish_reason: 'length' }] });
  const reply = parseReply(raw, 'completions', null);
  expect(reply).toMatchObject({ text: '\n    return 1\n', finish: { unified: 'length', raw: 'length' }, usage: null });
});

test.each([
  ['stop', 'stop'],
  ['eos', 'stop'],
  ['length', 'length'],
  ['content_filter', 'content_filter'],
  ['tool_calls', 'other'],
  [null, 'other'],
])('the finish %s is told as %s', (finish_reason, unified) => {
  const raw = JSON.stringify({ choices: [{ message: { content: '' }, finish_reason }] });
  expect(parseReply(raw, 'chat', null).finish).toEqual({ unified, raw: finish_reason });
});

test.each([
  [{ content: null, reasoning: 'long thoughts' }, '', 'long thoughts'],
  [
    {
      content: [
        { type: 'thinking', thinking: [] },
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b' },
      ],
    },
    'ab',
    '',
  ],
  [{ role: 'assistant' }, '', ''],
])('the message %j says "%s" and thought "%s"', (message, text, reasoning) => {
  expect(parseReply(chat(message), 'chat', null)).toMatchObject({ text, reasoning });
});

test.each([
  [
    { prompt_tokens: 5, completion_tokens: 2, prompt_cache_hit_tokens: 3 },
    { input: 5, cachedInput: 3, output: 2 },
  ],
  [
    { prompt_tokens: 5, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 9 } },
    { input: 5, cachedInput: 5, output: 2 },
  ],
  [
    { prompt_tokens: 5, completion_tokens: 2, prompt_tokens_details: null },
    { input: 5, cachedInput: 0, output: 2 },
  ],
  [{ prompt_tokens: -5, completion_tokens: 2 }, null],
  [{}, null],
  [null, null],
])('the usage %j counts as %j', (usage, expected) => {
  expect(parseReply(chat({ content: '' }, { usage }), 'chat', null).usage).toEqual(expected);
});

test.each([
  ['<html><body>Sign in</body></html>', 'foreign_body'],
  ['', 'foreign_body'],
  ['"a string"', 'foreign_body'],
  ['{}', 'foreign_body'],
  ['{"choices":[]}', 'foreign_body'],
  ['{"choices":[{"text":"a completion"}]}', 'foreign_body'],
  ['{"choices":[{"message":{"content":"ha', 'torn_body'],
  ['{"error":{"message":"slow down","code":429}}', 'rate_limited'],
  ['{"error":{"message":"no credit","code":"insufficient_quota"}}', 'quota_exhausted'],
  ['{"error":{"message":"upstream is gone"}}', 'server_error'],
])('%s is a %s', (raw, type) => {
  expect(typeOf(raw)).toBe(type);
});
