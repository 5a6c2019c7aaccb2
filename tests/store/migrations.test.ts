import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Database } from '../../store/database.ts';
import { migrate } from '../../store/migrations.ts';
import { temporaryHome } from '../support/temporary-home.ts';
import { openedStore } from './opened-store.ts';

/** The last version of a store whose bodies were plain texts. */
const plainBodies = 2;

test('Replies that older code wrote are read as they were written.', async () => {
  const home = temporaryHome();
  const older = new Database(join(home, 'persd.db'));
  migrate(older, plainBodies);
  older.write(() => {
    older.run(
      `INSERT INTO calls (key, identity, max_tokens, request, run, role) VALUES ('k', 'w', 10, '{"prompt":"P"}', 'r', 'student')`,
    );
    older.run(
      `INSERT INTO replies (key, max_tokens, finish, input, cached_input, output, encoding, text, reasoning, raw)
       VALUES ('k', 10, 'stop', 1, 0, 2, 'plain', 'said "so"', 'thought', '{"raw": 1}')`,
    );
  });
  older.close();
  const { calls } = await openedStore(home);
  expect(await calls.reply('k')).toEqual({
    text: 'said "so"',
    reasoning: 'thought',
    finish: { unified: 'stop', raw: null },
    usage: { input: 1, cachedInput: 0, output: 2 },
    raw: '{"raw": 1}',
  });
});
