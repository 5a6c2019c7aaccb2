import { expect, test } from 'vitest';
import { refuseMixture } from '../../../client/evaluate/refuse-mixture.ts';
import { evaluate } from '../../../client/evaluate.ts';

const refusal = (hasPlan: boolean, ...given: string[]): string => {
  try {
    refuseMixture(hasPlan, (option) => given.includes(option));
  } catch (error) {
    return String(error);
  }
  return 'none';
};

test.each([
  [true, ['mode', 'cpuMs'], '--mode, --cpu-ms, which are for samples'],
  [true, ['samples'], '--samples, which is for samples'],
  [false, ['detach'], '--detach, which is for a plan'],
  [false, ['allowOutside', 'as'], '--as, --allow-outside, which are for a plan'],
])('what would do nothing is refused by name: with a plan %s, %j', (hasPlan, given, words) => {
  expect(refusal(hasPlan, ...given)).toContain(words);
});

test('what both take is refused for neither', () => {
  for (const both of ['out', 'outFormat', 'exclude', 'perTask', 'skipBadTasks', 'json', 'unsafeNoJail']) {
    expect([refusal(true, both), refusal(false, both)]).toEqual(['none', 'none']);
  }
});

test('every option of the verb is known to be for one, for the other, or for both', () => {
  const both = ['out', 'outFormat', 'exclude', 'perTask', 'skipBadTasks', 'json', 'unsafeNoJail'];
  const names = evaluate.options.map((option) => option.attributeName());
  const unknown = names.filter((name) => !both.includes(name) && refusal(true, name) === refusal(false, name));
  expect(unknown).toEqual([]);
});
