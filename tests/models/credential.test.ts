import { expect, test } from 'vitest';
import { readCredential, withoutKey } from '../../models/credential.ts';
import { modelPlan } from './samples.ts';

const keys = (): string => 'sk-sample-key';

test.each([
  ['https://models.example/v1', true],
  ['http://models.example/v1', false],
  ['http://192.168.0.7/v1', false],
  ['http://localhost.example/v1', false],
  ['http://127.0.0.1.example/v1', false],
  ['http://0.0.0.0/v1', false],
  ['http://localhost:8000/v1', true],
  ['http://127.8.8.8/v1', true],
  ['http://[::1]:8000/v1', true],
])('a key for %s is sent: %s', (baseURL, sent) => {
  const read = () => readCredential(modelPlan({ baseURL, apiKeyEnv: 'SAMPLE_API_KEY' }), keys);
  if (sent) expect(read()).toBe('sk-sample-key');
  else expect(read).toThrow('SAMPLE_API_KEY is not sent');
});

test('a model that wants no key gets none, wherever it is', () => {
  expect(readCredential(modelPlan({ baseURL: 'http://models.example/v1' }), keys)).toBeNull();
});

test('a key is taken out of what a server wrote, and a word too short to be one is left', () => {
  expect(withoutKey('bad key sk-sample-key!', 'sk-sample-key')).toBe('bad key [key]!');
  expect(withoutKey('EMPTY reply', 'EMPTY')).toBe('EMPTY reply');
});
