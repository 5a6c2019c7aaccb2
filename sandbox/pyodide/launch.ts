import { dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HashSeed } from '../port.ts';
import { bareOptions, nodeOptions, ownManifest, packageFolders } from '../jail/node.ts';
import type { Launch } from '../slots/pool.ts';
import { compiledPath } from './compiled-path.ts';

const entry = fileURLToPath(new URL(`./child${extname(import.meta.url)}`, import.meta.url));

/** Our own code, and the packages that it loads. */
const reads = [
  ownManifest,
  dirname(import.meta.dirname),
  ...['pyodide', 'isolated-vm', 'node-gyp-build'].flatMap(packageFolders),
];

/** Mebibytes of a process beyond what WebAssembly may have; a thousand are V8's room for code in two isolates, hardly filled. */
const ownMb = 1_500;

/** To write a snapshot, to compile for it, to see that both are of use, or to serve programs from them. */
export type Mode = 'build' | 'compile' | 'check' | 'serve';

/**
 * How a process with Pyodide in it is started. Only one that serves is kept from files that it does not need: behind a link
 * to packages, it finds what it needs inside a jail alone, and the others run outside.
 */
export function launch(mode: Mode, snapshot: string, hashSeed: HashSeed = 0): Launch {
  return (memoryMb) => ({
    command: process.execPath,
    arguments: [
      ...(mode === 'serve' ? nodeOptions([...reads, snapshot, compiledPath(snapshot)]) : bareOptions),
      // Of JavaScript there is too little for it to pay, in each slot anew. WebAssembly is compiled as ever.
      '--no-turbofan',
      `--wasm-max-mem-pages=${memoryMb * 16}`,
      entry,
      mode,
      snapshot,
      String(hashSeed),
    ],
    reads: [...reads, snapshot, compiledPath(snapshot)],
    memoryMb: memoryMb + ownMb,
    reserves: true,
  });
}
