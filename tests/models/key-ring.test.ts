import { chmodSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createKeyRing } from '../../models/key-ring.ts';
import { temporaryHome } from '../support/temporary-home.ts';

function homeWithKeys(text: string, mode = 0o600): string {
  const home = temporaryHome();
  writeFileSync(join(home, 'keys.env'), text);
  chmodSync(join(home, 'keys.env'), mode);
  return home;
}

test('a key handed over goes before the environment, and that before the file', () => {
  const home = homeWithKeys('ONE_API_KEY=file\nTWO_API_KEY=file\n# a note\nTHREE_API_KEY="file"\n');
  const keys = createKeyRing(home, { ONE_API_KEY: 'environment', TWO_API_KEY: 'environment' });
  keys.hand({ ONE_API_KEY: 'handed\n' });
  expect(['ONE', 'TWO', 'THREE', 'FOUR'].map((name) => keys.get(`${name}_API_KEY`))).toEqual([
    'handed',
    'environment',
    'file',
    null,
  ]);
});

test('an empty variable is no key', () => {
  const keys = createKeyRing(homeWithKeys('ONE_API_KEY=\n'), { ONE_API_KEY: ' ' });
  expect(keys.get('ONE_API_KEY')).toBeNull();
});

test('a file that others can read is refused, with what to do', () => {
  const keys = createKeyRing(homeWithKeys('ONE_API_KEY=secret', 0o644), {});
  expect(() => keys.get('ONE_API_KEY')).toThrow(/found mode 644; run chmod 600/);
});

test('a key that was written later is found within a minute, and the file is not read more often', () => {
  const home = homeWithKeys('ONE_API_KEY=old');
  let now = 0;
  const keys = createKeyRing(home, {}, () => now);
  expect(keys.get('ONE_API_KEY')).toBe('old');
  writeFileSync(join(home, 'keys.env'), 'ONE_API_KEY=new');
  utimesSync(join(home, 'keys.env'), 1, 1);
  now = 59_999;
  expect(keys.get('ONE_API_KEY')).toBe('old');
  now = 60_000;
  expect(keys.get('ONE_API_KEY')).toBe('new');
});

test('a key that a server refused gives way to another, and has its turn again when all were refused', () => {
  const keys = createKeyRing(homeWithKeys('ONE_API_KEY=file'), {});
  keys.hand({ ONE_API_KEY: 'handed' });
  const turns = Array.from({ length: 4 }, () => {
    const key = keys.get('ONE_API_KEY');
    keys.refused(key ?? '');
    return key;
  });
  expect(turns).toEqual(['handed', 'file', 'handed', 'file']);
});

test('a refused key is all there is where nobody has another', () => {
  const keys = createKeyRing(temporaryHome(), { ONE_API_KEY: 'only' });
  keys.refused('only');
  expect(keys.get('ONE_API_KEY')).toBe('only');
  expect(keys.get('TWO_API_KEY')).toBeNull();
});

test('a home without the file has no keys of its own', () => {
  expect(createKeyRing(temporaryHome(), {}).get('ONE_API_KEY')).toBeNull();
});
