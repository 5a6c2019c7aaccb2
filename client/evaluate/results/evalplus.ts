import type { Status } from '../../../domain/execution.ts';
import type { DocumentHead, ResultRow } from './head.ts';

/** What EvalPlus calls how a program ended. */
const statusWord = (status: Status): string =>
  status === 'passed' ? 'pass' : status === 'timeout' ? 'timeout' : 'fail';

/**
 * The document of EvalPlus's results, in pieces. `hash` is the MD5 of the benchmark's text, as there; which inputs failed is not
 * kept. `persd` holds what only we know.
 */
export function* evalPlusDocument(
  head: DocumentHead,
  rows: ReadonlyMap<string, ResultRow[]>,
  date: Date,
): Generator<string> {
  const { hash, ...evaluation } = head;
  const day = date.toISOString().slice(0, 16).replace('T', ' ');
  yield `{"date": ${JSON.stringify(day)}, "hash": ${JSON.stringify(hash)}, "eval": {`;
  let separator = '\n';
  for (const task of head.tasks) {
    const answers = rows.get(task);
    if (answers === undefined) continue;
    yield `${separator}${JSON.stringify(task)}: ${JSON.stringify(answers.map(answerOf))}`;
    separator = ',\n';
  }
  yield `\n}, "persd": ${JSON.stringify(evaluation)}}\n`;
}

function answerOf({ program, result }: ResultRow): object {
  const { task, status, further } = result;
  return {
    task_id: task,
    solution: program,
    base_status: statusWord(status),
    // A program that fails the base is not run on the further inputs, and there EvalPlus counts it as failed.
    plus_status: further === null ? (status === 'passed' ? null : statusWord(status)) : statusWord(further),
    base_fail_tests: [],
    plus_fail_tests: [],
    persd: result,
  };
}
