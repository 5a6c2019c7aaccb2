// A process that really is killed in the middle of an export.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hiddenBeside, removeLeft } from '../../../client/export/left-behind.ts';
import { writeFolder } from '../../../client/export/write-folder.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

const sources = join(import.meta.dirname, '..', '..', '..', 'client', 'export');

/** Runs a script in a process of its own until it says that it is where it shall die, and kills it there. */
async function killedAfter(script: string): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const waits = "console.log('here'); await new Promise((resolve) => setTimeout(resolve, 60_000));";

const writing = (path: string): string => `
  import { writeFileSync } from 'node:fs';
  import { writeFolder } from ${JSON.stringify(join(sources, 'write-folder.ts'))};
  await writeFolder(${JSON.stringify(path)}, async (folder) => {
    writeFileSync(folder + '/half', 'half');
    ${waits}
  });`;

const fill = (text: string) => async (folder: string) => writeFileSync(join(folder, 'manifest.json'), text);

describe('an export that is killed', () => {
  it('leaves nothing in a place where nothing stood', async () => {
    const parent = temporaryHome();
    await killedAfter(writing(join(parent, 'set')));
    expect(existsSync(join(parent, 'set'))).toBe(false);
    expect(readdirSync(parent)).toHaveLength(1);
  });

  it('leaves the earlier data set as it was, and the next one cleans up behind it', async () => {
    const parent = temporaryHome();
    const path = join(parent, 'set');
    await writeFolder(path, fill('old'));
    await killedAfter(writing(path));
    expect(readFileSync(join(path, 'manifest.json'), 'utf8')).toBe('old');
    expect(readdirSync(parent)).toHaveLength(2);
    await writeFolder(path, fill('new'));
    expect(readdirSync(parent)).toEqual(['set']);
    expect(readFileSync(join(path, 'manifest.json'), 'utf8')).toBe('new');
  });

  it('between the two renames leaves nothing, and the next one puts the earlier data set back first', async () => {
    const parent = temporaryHome();
    const path = join(parent, 'set');
    await writeFolder(path, fill('old'));
    await killedAfter(`
      import { renameSync } from 'node:fs';
      import { hiddenBeside } from ${JSON.stringify(join(sources, 'left-behind.ts'))};
      renameSync(${JSON.stringify(path)}, hiddenBeside(${JSON.stringify(path)}, 'old'));
      ${waits}`);
    expect(existsSync(path)).toBe(false);
    const breaking = writeFolder(path, async () => {
      throw new Error('the disk of the store is gone');
    });
    await expect(breaking).rejects.toThrow('the disk of the store is gone');
    expect(readFileSync(join(path, 'manifest.json'), 'utf8')).toBe('old');
    expect(readdirSync(parent)).toEqual(['set']);
  });
});

it('what a living process is about to put into its place, and what nobody here made, stays', async () => {
  const parent = temporaryHome();
  const path = join(parent, 'set');
  mkdirSync(hiddenBeside(path, 'partial'));
  writeFileSync(join(parent, '.set.partial'), 'theirs');
  await removeLeft(path);
  expect(readdirSync(parent)).toHaveLength(2);
});
