import { expect, test } from 'vitest';
import { refuseExtras, requestBody } from '../../models/body.ts';
import { modelRequest } from './samples.ts';

const messages = [{ role: 'user', content: 'Return one.' }];

test('a body holds what the plan sets', () => {
  expect(requestBody(modelRequest())).toEqual({
    model: 'sample-1b',
    messages,
    max_tokens: 100,
    temperature: 0.5,
    top_p: 0.9,
  });
});

test('a body holds nothing that the plan leaves unset', () => {
  const request = modelRequest({}, { temperature: null, topP: null });
  expect(requestBody(request)).toEqual({ model: 'sample-1b', messages, max_tokens: 100 });
});

test('a bare prompt is sent as one', () => {
  const prompt = { endpoint: 'completions', prompt: 'def one():' } as const;
  expect(requestBody(modelRequest({ prompt }))).toMatchObject({ prompt: 'def one():' });
});

test('the limit of tokens goes by the name that the server wants', () => {
  const body = requestBody(modelRequest({}, { maxTokensField: 'max_completion_tokens' }));
  expect(body).toMatchObject({ max_completion_tokens: 100 });
  expect(body).not.toHaveProperty('max_tokens');
});

test('a server that takes a seed gets another one for each sample', () => {
  expect(requestBody(modelRequest({ sample: 3 }, { seed: 40 }))).toMatchObject({ seed: 43 });
});

test('stop words and extra parameters are sent as they are, and do not stand in for the plan’s own', () => {
  const plan = { stop: ['\nclass '], extraBody: { top_k: 5, model: 'another', max_tokens: 1e9 } };
  expect(requestBody(modelRequest({}, plan))).toMatchObject({
    stop: ['\nclass '],
    top_k: 5,
    model: 'sample-1b',
    max_tokens: 100,
  });
});

test.each(['n', 'best_of', 'stream'])(
  'extra parameters that ask for other than one whole answer are refused: %s',
  (name) => {
    expect(() => refuseExtras({ [name]: 2 })).toThrow(`found ${name}`);
  },
);
