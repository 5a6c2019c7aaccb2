// What OpenAI's published check of chat files asks of each row before it takes one, in the order in which it counts its errors.
import { describe, expect, it } from 'vitest';
import { everyRow } from './every-row.ts';

interface Checked {
  errors: string[];
  warnings: string[];
}

const known = new Set(['role', 'content', 'name', 'function_call', 'tool_calls', 'tool_call_id', 'weight']);
const roles = new Set<unknown>(['system', 'user', 'assistant', 'function', 'tool', 'developer']);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function checkFile(rows: unknown[]): Checked {
  const errors = rows.flatMap((row) => {
    if (!isObject(row)) return ['a row is no object'];
    const { messages, ...others } = row;
    if (!Array.isArray(messages) || messages.length === 0) return ['no list of messages'];
    const found = messages.flatMap(checkMessage);
    if (Object.keys(others).length > 0) found.push('a key beside the messages');
    const last: unknown = messages.at(-1);
    if (!isObject(last) || last['role'] !== 'assistant') found.push('the last message is not the assistant’s');
    return found;
  });
  return { errors, warnings: rows.length < 10 ? ['fewer than ten examples'] : [] };
}

function checkMessage(message: unknown): string[] {
  if (!isObject(message)) return ['a message is no object'];
  const { role, content } = message;
  return [
    ...(role === undefined || content === undefined ? ['a message without role or content'] : []),
    ...(Object.keys(message).some((key) => !known.has(key)) ? ['an unknown key'] : []),
    ...(roles.has(role) ? [] : ['an unknown role']),
    ...(typeof content === 'string' && content.trim() !== '' ? [] : ['no content']),
  ];
}

describe('OpenAI finds nothing wrong with a row of messages', () => {
  it.each(['completions', 'chat'] as const)('of a student that is asked by %s', (endpoint) => {
    const rows = everyRow('messages', endpoint);
    expect(checkFile(rows).errors).toEqual([]);
    expect(checkFile(Array.from({ length: 10 }, () => rows).flat())).toEqual({ errors: [], warnings: [] });
  });
});

describe('the check finds', () => {
  const user = { role: 'user', content: 'Write f.' };
  it.each<[string, unknown]>([
    ['a row is no object', 'text'],
    ['no list of messages', { prompt: 'x' }],
    ['the last message is not the assistant’s', { messages: [user] }],
    ['a message without role or content', { messages: [user, { role: 'assistant' }] }],
    ['an unknown key', { messages: [user, { role: 'assistant', content: 'x', id: 1 }] }],
    [
      'an unknown role',
      {
        messages: [
          { role: 'human', content: 'x' },
          { role: 'assistant', content: 'x' },
        ],
      },
    ],
    ['no content', { messages: [user, { role: 'assistant', content: ' ' }] }],
    ['a key beside the messages', { id: 1, messages: [user, { role: 'assistant', content: 'x' }] }],
  ])('%s', (error, row) => {
    expect(checkFile([row])).toEqual({
      errors: expect.arrayContaining([error]),
      warnings: ['fewer than ten examples'],
    });
  });
});
