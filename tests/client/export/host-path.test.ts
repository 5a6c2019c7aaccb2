// Which paths tell of this machine.
import { homedir } from 'node:os';
import { expect, it } from 'vitest';
import { hostPaths } from '../../../client/export/host-path.ts';

it('are those in the home folder, the working folder and the folder with the store, each once', () => {
  const paths = hostPaths('/srv/store/.persd');
  expect(paths).toEqual(expect.arrayContaining([`${homedir()}/`, `${process.cwd()}/`, '/srv/store/.persd/']));
  expect(hostPaths(process.cwd())).toHaveLength(paths.length - 1);
  expect(paths.every((path) => path.length > 2)).toBe(true);
});
