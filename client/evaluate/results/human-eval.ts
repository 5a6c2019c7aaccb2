import type { EvaluationHead, ResultRow } from './head.ts';

/**
 * A line of human-eval's results: the sample with `result` and `passed`. `persd` holds what only we know, whole in every line, so
 * that lines can be sorted and cut.
 */
export function humanEvalLine(head: EvaluationHead, { program, words, result }: ResultRow): string {
  const { task, status } = result;
  const own = { task_id: task, completion: program, result: words, passed: status === 'passed' };
  return `${JSON.stringify({ ...own, persd: { evaluation: head, result } })}\n`;
}
