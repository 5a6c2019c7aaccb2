import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { launch } from '../../../sandbox/pyodide/launch.ts';
import { obtainSnapshot } from '../../../sandbox/pyodide/snapshot.ts';
import { cache } from '../support.ts';

const run = promisify(execFile);

let snapshot: string;

beforeAll(async () => {
  snapshot = await obtainSnapshot(cache);
}, 240_000);

/** Whether a process started as a slot with so many mebibytes takes what was compiled for a snapshot. */
async function takes(path: string, memoryMb: number): Promise<string> {
  const { command, arguments: all } = launch('serve', snapshot)(memoryMb);
  const options = all.slice(
    0,
    all.findIndex((argument) => argument.includes('child.')),
  );
  const script = `import { useCompiled } from ${JSON.stringify(import.meta.resolve('../../../sandbox/pyodide/compiled.ts'))};
    console.log(useCompiled(${JSON.stringify(path)}));`;
  const allowed = [`--allow-fs-read=${path}`, `--allow-fs-read=${join(path, '..')}`];
  const { stdout } = await run(command, [...options, ...allowed, '--input-type=module-typescript', '-e', script]);
  return stdout.trim();
}

test('a slot takes the compiled code of its snapshot, and does without where other options made it or there is none', async () => {
  expect(await takes(snapshot, 256)).toBe('true');
  expect(await takes(snapshot, 512)).toBe('false');
  const folder = await mkdtemp(join(tmpdir(), 'persd-compiled-'));
  expect(await takes(join(folder, 'memory.bin'), 256)).toBe('false');
  await writeFile(join(folder, 'compiled.bin'), 'not what V8 writes');
  expect(await takes(join(folder, 'memory.bin'), 256)).toBe('false');
  await rm(folder, { recursive: true });
});
