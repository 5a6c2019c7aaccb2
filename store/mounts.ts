/** File systems on which several processes cannot share SQLite's write-ahead log, as Linux names them. */
const networkTypes = new Set([
  'nfs',
  'nfs4',
  'cifs',
  'smb3',
  'smbfs',
  'afs',
  'ceph',
  'lustre',
  'fuse.sshfs',
  'fuse.glusterfs',
  'fuse.rclone',
  'fuse.s3fs',
]);

/**
 * The network file system that holds `folder`, or null. `mountinfo` is the text of `/proc/self/mountinfo`; `folder` is absolute
 * and free of symbolic links.
 */
export function networkFileSystem(folder: string, mountinfo: string): string | null {
  let deepest = { point: '', type: '' };
  for (const line of mountinfo.split('\n')) {
    const mount = parseMount(line);
    // Of two mounts on one point, the later one hides the earlier.
    if (mount !== null && isWithin(folder, mount.point) && mount.point.length >= deepest.point.length) deepest = mount;
  }
  return networkTypes.has(deepest.type) ? deepest.type : null;
}

/** Fields before the lone hyphen vary in number; the mount point is the fifth, the type follows the hyphen. */
function parseMount(line: string): { point: string; type: string } | null {
  const [before, after] = line.split(' - ');
  const point = before?.split(' ')[4];
  const type = after?.split(' ')[0];
  if (point === undefined || type === undefined) return null;
  return { point: point.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8))), type };
}

function isWithin(folder: string, point: string): boolean {
  return folder === point || folder.startsWith(point.endsWith('/') ? point : `${point}/`);
}
