import { expect, test } from 'vitest';
import { createTroubles } from '../../models/troubles.ts';

test('good news is written at first and after bad news, and not with every reply', async () => {
  const written: string[] = [];
  const troubles = createTroubles({ clearTrouble: async (run, role) => void written.push(`${run} ${role}`) });
  await troubles.answered('run', 'student');
  await troubles.answered('run', 'student');
  expect(written).toEqual(['run student']);
  troubles.failed('run', 'teacher');
  await troubles.answered('run', 'student');
  expect(written).toHaveLength(1);
  troubles.failed('run', 'student');
  await troubles.answered('run', 'student');
  expect(written).toEqual(['run student', 'run student']);
});
