import { describe, expect, test } from 'vitest';
import type { TaskTest } from '../../../domain/task.ts';
import { parseAnswer } from '../../../sandbox/judge/answer.ts';
import { judgeStep, judgeTest, resultOf } from '../../../sandbox/judge/judge.ts';
import { pythonSemantics as python } from '../../../sandbox/judge/python.ts';
import type { StepReport } from '../../../sandbox/slots/protocol.ts';

const answered: StepReport = { ending: 'answered', text: '', exhausted: false };
const raised = (type: string, byTest: boolean): string =>
  JSON.stringify({ printed: '', exception: { type, message: 'm', frames: [], byTest, testLine: byTest ? 2 : 0 } });
const code: TaskTest = { kind: 'code', code: 'import math\nassert f(1) == 1\n' };

describe('judgeStep', () => {
  test.each([
    ['blocked', 'blocked', 'policy'],
    ['exhausted', 'memory', 'heap_limit'],
    ['exited', 'error', 'exited_early'],
    ['overflowed', 'error', 'recursion'],
    ['crashed', 'error', 'crash'],
  ] as const)('an interpreter that was %s is %s', (ending, status, cause) => {
    expect(judgeStep({ ...answered, ending }, null, python)).toMatchObject({ status, cause });
  });

  test.each([
    ['AssertionError', true, 'failed', 'assertion'],
    ['AssertionError', false, 'error', 'exception'],
    ['SyntaxError', false, 'error', 'syntax'],
    ['SyntaxError', true, 'error', 'test_error'],
    ['MemoryError', false, 'memory', 'heap_limit'],
    ['constructor', false, 'error', 'exception'],
    ['__proto__', true, 'error', 'exception'],
  ])('an exception of class %s, by the test: %s, is %s', (type, byTest, status, cause) => {
    expect(judgeStep(answered, parseAnswer(raised(type, byTest)), python)).toMatchObject({ status, cause });
  });

  test('an exception after memory was refused is told by the memory', () => {
    const verdict = judgeStep({ ...answered, exhausted: true }, parseAnswer(raised('TypeError', false)), python);
    expect(verdict).toMatchObject({ status: 'memory', cause: 'heap_limit' });
  });

  test.each(['', '{', '[]', '{"printed":"","value":{"t":"int","v":"1e9"}}', '['.repeat(100_000)])(
    'an answer that is none is a crash: %#',
    (text) => expect(judgeStep(answered, parseAnswer(text), python)).toMatchObject({ status: 'error', cause: 'crash' }),
  );
});

test('a value test without a value is not passed', () => {
  const asked: TaskTest = { kind: 'value', call: 'f()', expected: 'None', value: { t: 'none' } };
  expect(judgeTest(asked, answered, parseAnswer('{"printed":""}'), python)).toMatchObject({ status: 'failed' });
  expect(judgeTest(asked, answered, parseAnswer('{"printed":"","value":{"t":"none"}}'), python)).toMatchObject({
    status: 'passed',
  });
});

test('a test of code is shown by the line that decided, or by its last', () => {
  const failed = judgeTest(code, answered, parseAnswer(raised('AssertionError', true)), python);
  expect(resultOf(0, code, failed)).toMatchObject({ status: 'failed', call: 'assert f(1) == 1' });
  expect(resultOf(0, code, judgeTest(code, answered, parseAnswer('{"printed":""}'), python)).call).toBe(
    'assert f(1) == 1',
  );
});
