import { createHash } from 'node:crypto';
import type { CodingTask, TaskTest } from '../../domain/task.ts';

/**
 * A hash of what tasks say, in their order: a run goes on only with the tasks that it began with. Values are left out, for they
 * are only another form of the literals beside them.
 */
export function tasksDigest(tasks: CodingTask[]): string {
  const hash = createHash('sha256');
  for (const task of tasks) hash.update(`${JSON.stringify(wordsOf(task))}\n`);
  return hash.digest('hex');
}

/** A list rather than an object, so that the order of an object's keys says nothing. */
const wordsOf = ({ id, text, entryPoint, header, gold, language, setup, tests }: CodingTask): unknown[] => [
  id,
  text,
  entryPoint,
  header,
  gold,
  language,
  setup,
  tests.map(wordsOfTest),
];

function wordsOfTest(test: TaskTest): string[] {
  if (test.kind === 'value') return [test.kind, test.call, test.expected];
  return test.kind === 'stdout' ? [test.kind, test.call, test.stdout] : [test.kind, test.code];
}
