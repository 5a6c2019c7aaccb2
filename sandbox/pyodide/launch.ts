import { dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Launch } from '../slots/pool.ts';

const entry = fileURLToPath(new URL(`./child${extname(import.meta.url)}`, import.meta.url));

/** Our own code, and the packages that it loads. */
const reads = [
  dirname(import.meta.dirname),
  ...['pyodide/package.json', 'isolated-vm/package.json', 'node-gyp-build/package.json'].map((name) =>
    dirname(fileURLToPath(import.meta.resolve(name))),
  ),
];

/** JavaScript's own part of a process's memory, in mebibytes, beyond what WebAssembly may have. */
const ownMb = 1_500;

/** How a process with Pyodide in it is started: to write the snapshot, or to serve programs from it. */
export function launch(mode: 'build' | 'serve', snapshot: string): Launch {
  return (memoryMb) => ({
    command: process.execPath,
    arguments: [
      '--no-node-snapshot',
      '--disable-warning=ExperimentalWarning',
      `--wasm-max-mem-pages=${memoryMb * 16}`,
      entry,
      mode,
      snapshot,
    ],
    reads: [...reads, snapshot],
    memoryMb: memoryMb + ownMb,
  });
}
