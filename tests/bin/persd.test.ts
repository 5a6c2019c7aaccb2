// The launcher, beside a command that says how it was started.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { root } from '../support/sources.ts';
import { temporaryHome } from '../support/temporary-home.ts';

const command = `
process.on('SIGTERM', () => process.exit(7));
console.log(JSON.stringify({ pid: process.pid, node: process.versions.node, args: process.argv.slice(2), flags: process.execArgv }));
if (process.argv[2] === 'stay') setInterval(() => {}, 60_000);
if (process.argv[2] === 'fail') process.exitCode = 3;
`;

let folder: string;

beforeEach(() => {
  folder = temporaryHome();
  for (const name of ['bin', 'client']) mkdirSync(join(folder, name));
  cpSync(join(root, 'bin/persd.mjs'), join(folder, 'bin/persd.mjs'));
  writeFileSync(join(folder, 'client/persd.ts'), command);
});

/** Pretends that Node is of another version: only the launcher looks. */
const oldNode = ['--import', 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.20.2"})'];

/** Puts this Node where npm would have put one. */
function installNode(): void {
  const modules = join(folder, `node_modules/node-${process.platform}-${process.arch}`);
  mkdirSync(join(modules, 'bin'), { recursive: true });
  writeFileSync(join(modules, 'package.json'), '{}');
  symlinkSync(process.execPath, join(modules, 'bin/node'));
}

function launch(args: string[], flags: string[] = []): ChildProcess & Record<'said' | 'complained', Promise<string>> {
  const child = spawn(process.execPath, [...flags, join(folder, 'bin/persd.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return Object.assign(child, { said: text(child.stdout), complained: text(child.stderr) });
}

it('becomes the command where Node is right, with the flags that it needs', async () => {
  const child = launch(['status', '--json']);
  const said: unknown = JSON.parse(await child.said);
  expect(said).toMatchObject({
    pid: child.pid,
    args: ['status', '--json'],
    flags: ['--no-node-snapshot', '--disable-warning=ExperimentalWarning'],
  });
});

it('takes the Node that npm has installed beside it where its own is too old', async () => {
  installNode();
  const child = launch(['status'], oldNode);
  expect(JSON.parse(await child.said)).toMatchObject({ args: ['status'], node: process.versions.node });
});

it('says which Node is needed where there is none', async () => {
  const child = launch(['status'], oldNode);
  expect(await once(child, 'exit')).toEqual([3, null]);
  expect(await child.complained).toContain('persd needs Node 24, and this is Node 20.20.2.');
});

it.each([
  ['itself', []],
  ['its child', oldNode],
])('passes exit code and signals through when the command is %s', async (_, flags) => {
  installNode();
  expect(await once(launch(['fail'], flags), 'exit')).toEqual([3, null]);

  const stays = launch(['stay'], flags);
  await once(stays.stdout ?? stays, 'data');
  stays.kill('SIGTERM');
  expect(await once(stays, 'exit')).toEqual([7, null]);
});
