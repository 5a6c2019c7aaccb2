import { hash } from 'node:crypto';
import type { CodingTask } from '../../domain/task.ts';
import { byKey } from './by-key.ts';

/**
 * The same text for tasks that ask the same and are judged by the same tests, whatever their files call them: 24 characters.
 * A gold program is an answer, and no part of it.
 */
export function contentOf({ text, entryPoint, header, language, setup, tests }: CodingTask): string {
  const asked = JSON.stringify([text, entryPoint, header, language, setup, byKey(tests)]);
  return hash('sha256', asked, 'base64url').slice(0, 24);
}
