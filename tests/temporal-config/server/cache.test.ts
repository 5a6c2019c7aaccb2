import { appendFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cacheBinary, cachedBinary, cacheFolder } from '../../../temporal-config/server/cache.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

it('has nothing at first', async () => {
  expect(await cachedBinary(join(temporaryHome(), 'none'))).toBeNull();
});

it('keeps a binary that its owner alone can run, and finds it again', async () => {
  const folder = join(temporaryHome(), 'cache');
  const path = await cacheBinary(folder, Buffer.from('a server'));
  expect(await cachedBinary(folder)).toBe(path);
  expect(readFileSync(path, 'utf8')).toBe('a server');
  expect(statSync(path).mode & 0o777).toBe(0o700);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder)).toHaveLength(1);
});

it('throws a binary away whose bytes have changed', async () => {
  const folder = temporaryHome();
  const path = await cacheBinary(folder, Buffer.from('a server'));
  appendFileSync(path, ' with a guest');
  expect(await cachedBinary(folder)).toBeNull();
  expect(existsSync(path)).toBe(false);
});

it('lies in the user’s cache folder', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/somewhere' })).toBe('/somewhere/persd');
});
