import type { FileSystem } from 'pyodide/pyodide.mjs';

/** A function of the process around this isolate, as isolated-vm hands it in; the calling thread waits for its promise. */
interface Foreign {
  applySyncPromise(receiver: undefined, given: [string]): string;
}

const questionPath = '/tmp/question';
const answerPath = '/tmp/crossed';
const devicePath = '/dev/crossing';

/** EPERM as Emscripten's C library numbers it. */
const notPermitted = 63;

let cross = (_question: string): string => {
  throw new Error('shut');
};

/** Gives the realm its way to the host. What is kept is a closure: the foreign function itself is nobody's to find. */
export function provideCrossing(foreign: Foreign): void {
  cross = (question) => foreign.applySyncPromise(undefined, [question]);
}

/** Makes the file that Python reads a byte from when a question lies ready: the answer lies ready when it has it. */
export function makeCrossing(files: FileSystem): void {
  const device = files.makedev(64, 0);
  files.registerDevice(device, {
    read: (_stream, buffer, offset) => {
      try {
        const question = new TextDecoder().decode(files.readFile(questionPath));
        files.unlink(questionPath);
        files.writeFile(answerPath, new TextEncoder().encode(cross(question)));
      } catch {
        throw new files.ErrnoError(notPermitted);
      }
      buffer[offset] = 1;
      return 1;
    },
  });
  files.mkdev(devicePath, 0o400, device);
}
