import type { FileSystem } from 'pyodide/pyodide.mjs';

const devicePath = '/dev/sleep';

/** Characters of a number of milliseconds. */
const mostCharacters = 32;

/** Nobody changes it, and nobody wakes who waits for that. */
const still = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/**
 * Makes the file to which Python writes for how many milliseconds it sleeps. Its thread rests meanwhile, where Emscripten's own
 * sleep asks for the time over and over: a program that sleeps uses no processor, and is as late on a busy machine as on an idle one.
 */
export function makeSleep(files: FileSystem): void {
  const device = files.makedev(64, 2);
  files.registerDevice(device, {
    write: (_stream, buffer, offset, length) => {
      const ms = Number(String.fromCharCode(...buffer.subarray(offset, offset + Math.min(length, mostCharacters))));
      if (ms > 0) Atomics.wait(still, 0, 0, ms);
      return length;
    },
  });
  files.mkdev(devicePath, 0o200, device);
}
