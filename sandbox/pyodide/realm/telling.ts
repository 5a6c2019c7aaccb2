import type { FileSystem } from 'pyodide/pyodide.mjs';

const devicePath = '/dev/answers';

/** Memory that another thread reads: how many bytes were told, and these bytes. */
let told = new Int32Array(new SharedArrayBuffer(4));
let room = new Uint8Array(new SharedArrayBuffer(0));

/** Gives the realm the memory in which it tells answers ahead of the end of their step. */
export function provideRoom(shared: SharedArrayBuffer): void {
  told = new Int32Array(shared, 0, 1);
  room = new Uint8Array(shared, told.byteLength);
}

/** Makes the file that Python writes such answers to; what does not fit any more is told at the end alone. */
export function makeTelling(files: FileSystem): void {
  const device = files.makedev(64, 1);
  files.registerDevice(device, {
    write: (_stream, buffer, offset, length) => {
      const start = Atomics.load(told, 0);
      if (start + length <= room.length) {
        room.set(buffer.subarray(offset, offset + length), start);
        Atomics.store(told, 0, start + length);
      }
      return length;
    },
  });
  files.mkdev(devicePath, 0o200, device);
}
