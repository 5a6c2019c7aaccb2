import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { allowKey, isKeyAllowed } from '../../../client/plan/allowed-keys.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

it('remembers a confirmed key for its host and no other', async () => {
  const home = join(temporaryHome(), 'home');
  expect(await isKeyAllowed(home, 'MY_TOKEN', 'a.example')).toBe(false);
  await allowKey(home, 'MY_TOKEN', 'a.example');
  await allowKey(home, 'MY_TOKEN', 'b.example:8000');
  expect(await isKeyAllowed(home, 'MY_TOKEN', 'a.example')).toBe(true);
  expect(await isKeyAllowed(home, 'MY_TOKEN', 'b.example:8000')).toBe(true);
  expect(await isKeyAllowed(home, 'MY_TOKEN', 'b.example')).toBe(false);
  expect(await isKeyAllowed(home, 'OTHER_TOKEN', 'a.example')).toBe(false);
  expect(statSync(join(home, 'allowed-keys')).mode & 0o777).toBe(0o600);
});

it('does not believe confirmations that came with a folder from elsewhere', async () => {
  const theirs = join(temporaryHome(), 'home');
  const ours = join(temporaryHome(), 'home');
  await allowKey(theirs, 'MY_TOKEN', 'evil.example');
  mkdirSync(ours);
  copyFileSync(join(theirs, 'allowed-keys'), join(ours, 'allowed-keys'));
  expect(await isKeyAllowed(ours, 'MY_TOKEN', 'evil.example')).toBe(false);
});
