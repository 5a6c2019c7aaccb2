import { expect, test } from 'vitest';
import { refuseMixture } from '../../../client/execute/refuse-mixture.ts';
import { execute } from '../../../client/execute.ts';

const refusal = (isBatch: boolean, ...given: string[]): string => {
  try {
    refuseMixture(isBatch, (option) => given.includes(option));
  } catch (error) {
    return String(error);
  }
  return 'none';
};

test.each([
  [false, ['slots'], '--slots, which is for a batch'],
  [true, ['entryPoint', 'language'], '--language, --entry-point, which are for one program'],
])('what would do nothing is refused by name: of a batch %s, %j', (isBatch, given, words) => {
  expect(refusal(isBatch, ...given)).toContain(words);
});

test('every option of the verb is known to be for a batch, for one program, or for both', () => {
  const both = ['batch', 'cpuMs', 'memoryMb', 'python', 'all', 'unsafeNoJail', 'json'];
  const names = execute.options.map((option) => option.attributeName());
  expect(names.filter((name) => !both.includes(name) && refusal(true, name) === refusal(false, name))).toEqual([]);
  for (const name of both) expect([refusal(true, name), refusal(false, name)]).toEqual(['none', 'none']);
});
