// Pure: a table of mounts, no file system.
import { expect, test } from 'vitest';
import { networkFileSystem } from '../../store/mounts.ts';

const mountinfo = [
  '22 27 0:21 / /proc rw,relatime - proc proc rw',
  '27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard',
  '40 27 0:50 / /home rw,relatime shared:2 master:1 - nfs4 server:/home rw,vers=4.2',
  '41 40 254:1 / /home/me/fast rw,relatime - xfs /dev/vdb rw',
  '42 27 0:51 / /mnt/two\\040words rw - cifs //server/share rw',
  '43 27 0:52 / /mnt/remote rw - fuse.sshfs me@server: rw',
  '44 27 0:53 / /mnt/archive rw - fuse.fuse-overlayfs overlay rw',
  '45 27 0:54 / /mnt/covered rw - nfs server:/x rw',
  '46 45 254:2 / /mnt/covered rw - ext4 /dev/vdc rw',
].join('\n');

test.each([
  ['/srv/persd', null],
  ['/home/me/persd', 'nfs4'],
  ['/home', 'nfs4'],
  ['/homestead', null],
  ['/home/me/fast/persd', null],
  ['/mnt/two words/persd', 'cifs'],
  ['/mnt/remote', 'fuse.sshfs'],
  ['/mnt/archive/persd', null],
  ['/mnt/covered/persd', null],
])('The folder %s is on the network file system %s.', (folder, type) => {
  expect(networkFileSystem(folder, mountinfo)).toBe(type);
});
