import type { CodeExecution } from '../../domain/execution.ts';
import type { TaskTest } from '../../domain/task.ts';
import { resultOf, stepPassed } from '../judge/judge.ts';
import type { ExecutionRequest } from '../port.ts';
import { suspicionOf } from '../suspicion/suspicion.ts';

/** Tests with what is foreseen of each code in its place. */
export function callsOf(tests: TaskTest[], foreseen: TaskTest[][]): TaskTest[] {
  const calls = foreseen.values();
  return tests.flatMap((test) => (test.kind === 'code' ? (calls.next().value ?? []) : [test]));
}

/** The verdict on a program that passed all those calls, told of the tests that they stand for. */
export function toldOf(request: ExecutionRequest, foreseen: TaskTest[][], passed: CodeExecution): CodeExecution {
  const { tests } = request;
  const calls = foreseen.values();
  let next = 0;
  const results = tests.map((test, index) => {
    const first = next;
    next += test.kind === 'code' ? (calls.next().value ?? []).length : 1;
    const own = passed.tests[first];
    return test.kind === 'code' || !own ? resultOf(index, test, stepPassed) : { ...own, index };
  });
  return {
    ...passed,
    tests: results,
    executed: tests.length,
    total: tests.length,
    suspicion: suspicionOf(request, null),
  };
}
