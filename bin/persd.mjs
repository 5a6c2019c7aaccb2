#!/usr/bin/env node
// Plain JavaScript that old versions of Node run too: it finds the Node that persd needs, and starts the command with it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

// Isolates need the first; people need no warning about the engine of the store.
const flags = ['--no-node-snapshot', '--disable-warning=ExperimentalWarning'];

// Before 24 there is no type stripping and no `node:sqlite` to rely on; for 25 no isolates are built; 26 shows workflows a clock
// that replay cannot control.
const isRight = (version) => version.startsWith('24.');

/** Sources in a clone, built code in a package. */
function findEntry() {
  const source = join(root, 'client', 'persd.ts');
  return existsSync(source) ? source : join(root, 'dist', 'client', 'persd.js');
}

/** This Node where it will do, else the one that npm has installed beside persd, else null. */
function findNode() {
  if (isRight(process.versions.node)) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    const node = join(dirname(manifest), 'bin', 'node');
    return existsSync(node) ? node : null;
  } catch {
    return null;
  }
}

function refuse() {
  process.stderr.write(
    `persd needs Node 24, and this is Node ${process.versions.node}. Install Node 24 (https://nodejs.org), or, on Linux, ` +
      'run `npm install` without `--omit=optional`, which brings it.\n',
  );
  process.exitCode = 3;
}

/** Runs the command as a child: stdio is shared, signals are passed on, and it ends as the child does. */
function runChild(node, args) {
  const child = spawn(node, args, { stdio: 'inherit' });
  child.once('error', refuse);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // A terminal sends its Ctrl-C to both of us; passed on as well, it would count as a second one.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal));
  }
  child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

async function main() {
  const entry = findEntry();
  const node = findNode();
  if (node === null) return refuse();
  const args = [...flags, entry, ...process.argv.slice(2)];
  const hasFlags = flags.every((flag) => process.execArgv.includes(flag));
  if (node === process.execPath && hasFlags) await import(pathToFileURL(entry).href);
  else if (node === process.execPath && process.execve) process.execve(node, [node, ...args], process.env);
  else runChild(node, args);
}

await main();
