import type { FileSystem } from 'pyodide/pyodide.mjs';
import { makePipe, type Pipe } from './pipe.ts';

/** A function of the process around this isolate, as isolated-vm hands it in; the calling thread waits for its promise. */
interface Foreign {
  applySyncPromise(receiver: undefined, given: [string]): string;
}

const mostBytes = 16 * 1024 * 1024;

/** EPERM as Emscripten's C library numbers it. */
const notPermitted = 63;

let cross = (_question: string): string => {
  throw new Error('shut');
};

/** Gives the realm its way to the host. What is kept is a closure: the foreign function itself is nobody's to find. */
export function provideCrossing(foreign: Foreign): void {
  cross = (question) => foreign.applySyncPromise(undefined, [question]);
}

/** Makes the file to which Python writes a question, and from which it reads the answer. */
export function makeCrossing(files: FileSystem): Pipe {
  return makePipe(files, {
    path: '/dev/crossing',
    mode: 0o600,
    minor: 0,
    most: mostBytes,
    onEmpty: (pipe) => {
      const question = pipe.take();
      if (question === '') return;
      try {
        pipe.put(cross(question ?? ''));
      } catch {
        throw new files.ErrnoError(notPermitted);
      }
    },
  });
}
