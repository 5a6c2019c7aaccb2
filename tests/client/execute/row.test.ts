import { expect, test } from 'vitest';
import { readSubmission } from '../../../client/execute/row.ts';

const source = { file: 'rows.jsonl', unit: 'line', number: 1 } as const;
const limits = { cpuMs: 3000, memoryMb: 256 };
const row = { id: 'a', language: 'python', program: 'def f(): return 1', tests: [{ code: 'assert f() == 1' }] };
const read = (more: object) => readSubmission({ ...row, ...more }, source, limits);

test('A row without more than it must have gets the limits of the command.', () => {
  expect(read({})).toEqual({
    ...row,
    tests: [{ kind: 'code', code: 'assert f() == 1' }],
    group: null,
    setup: '',
    entryPoint: null,
    limits,
  });
});

test('A row may say more, and what is not known is passed over.', () => {
  const more = { group: 'g', setup: 'x = 1', entryPoint: 'f', limits: { cpuMs: 100 }, category: 'cheat' };
  expect(read(more)).toMatchObject({
    group: 'g',
    setup: 'x = 1',
    entryPoint: 'f',
    limits: { cpuMs: 100, memoryMb: 256 },
  });
});

test('Tests are code, calls with what they return, or calls with what they print.', () => {
  const tests = ['assert f()', { code: 'assert f()' }, { call: 'f()', expected: '1' }, { call: 'f()', stdout: '' }];
  expect(read({ tests }).tests).toEqual([
    { kind: 'code', code: 'assert f()' },
    { kind: 'code', code: 'assert f()' },
    { kind: 'value', call: 'f()', expected: '1' },
    { kind: 'stdout', call: 'f()', stdout: '' },
  ]);
});

test('A program is taken to the letter.', () => {
  expect(read({ program: '\r\n\ufeff\ud800' }).program).toBe('\r\n\ufeff\ud800');
  expect(read({ program: '' }).program).toBe('');
});

test.each([
  ['no id', { id: '' }, /a text in id/],
  ['an unknown language', { language: 'cobol' }, /expected language python, javascript, typescript, found "cobol"/],
  ['a program that is no text', { program: 5 }, /a text in program, found a number/],
  ['no list of tests', { tests: 'assert f()' }, /a list in tests, found a text/],
  ['no tests', { tests: [] }, /at least one test/],
  ['a test of no kind', { tests: [{ call: 'f()' }] }, /a test with code/],
  ['a limit of nothing', { limits: { cpuMs: 0 } }, /whole number above 0 in limits.cpuMs/],
])('A row with %s is refused.', (_, more, sentence) => expect(() => read(more)).toThrow(sentence));
