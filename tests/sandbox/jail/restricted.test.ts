import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../../../sandbox/jail/find.ts';
import { runEnclosed } from '../../../sandbox/jail/self-test/run.ts';
import { standingJails } from './standing.ts';

const jail = (await standingJails()).find(({ rung }) => rung === 'restricted');
const perl = findProgram('perl');
const isRoot = process.geteuid?.() === 0;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'persd-own-'));
  writeFileSync(join(folder, 'mine'), 'of root');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Reads the file, tries to give it away and to become somebody, and says who it is. */
const guest = `open my $file, '<', $ARGV[0]; print <$file>, "\\n"; print chmod(0777, $ARGV[0]) ? "changed\\n" : "$!\\n";
$> = 12345; print "$>\\n"; print syscall(105, 0) == 0 && $> == 0 ? "root" : "not root";`;

describe.skipIf(!jail || perl === null || !isRoot)('the rung restricted, for root', () => {
  const run = () => {
    const enclosed = {
      command: perl ?? '',
      arguments: ['-e', guest, join(folder, 'mine')],
      reads: [folder],
      memoryMb: 256,
    };
    return jail === undefined ? Promise.reject(new Error('no jail')) : runEnclosed(jail, enclosed);
  };

  it('runs as another user what other users can read', async () => {
    chmodSync(folder, 0o755);
    const [content, changed, user, root] = (await run()).stdout.split('\n');
    expect([content, changed, root]).toEqual(['of root', 'Operation not permitted', 'not root']);
    expect(Number(user)).toBeGreaterThanOrEqual(60_000);
  });

  it('runs as root without any right of root what only root can read', async () => {
    chmodSync(folder, 0o700);
    expect((await run()).stdout.split('\n').slice(0, 3)).toEqual(['of root', 'Operation not permitted', '0']);
  });
});
