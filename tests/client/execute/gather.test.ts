import { expect, test } from 'vitest';
import { gathering } from '../../../client/execute/gather.ts';

test('Questions that come together go together, and each gets its own answers.', async () => {
  const asked: number[][] = [];
  const first = Promise.withResolvers<void>();
  const double = gathering(async (questions: number[]) => {
    asked.push(questions);
    if (asked.length === 1) await first.promise;
    return questions.map((question) => question * 2);
  });
  const answers = [double([1, 2]), double([3])];
  await Promise.resolve();
  await Promise.resolve();
  const later = [double([4]), double([]), double([5, 6])];
  first.resolve();
  expect(await Promise.all([...answers, ...later])).toEqual([[2, 4], [6], [8], [], [10, 12]]);
  expect(asked).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect(await double([7])).toEqual([14]);
});

test('A failure is that of all who asked together, and of nobody after them.', async () => {
  const answer = gathering(async (questions: string[]) => {
    if (questions.includes('bad')) throw new Error('no');
    return questions;
  });
  const together = await Promise.allSettled([answer(['good']), answer(['bad'])]);
  expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await answer(['good'])).toEqual(['good']);
});
