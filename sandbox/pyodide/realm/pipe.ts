import type { FileSystem } from 'pyodide/pyodide.mjs';

/** A file of Python's that keeps nothing: what is laid into it is read once, what is written to it is taken once. */
export interface Pipe {
  /** Lays a text ready to be read. */
  put(text: string): void;
  /** What was written since the file was last opened for it; null where that is more than it takes. */
  take(): string | null;
  /** Forgets what was laid into it, and what was written to it. */
  empty(): void;
}

export interface PipeOptions {
  path: string;
  /** Who may do what with it, as a file's. */
  mode: number;
  /** Tells devices from each other. */
  minor: number;
  /** Bytes that it takes. */
  most: number;
  /** Called before a read that finds nothing. */
  onEmpty?: (pipe: Pipe) => void;
}

const major = 200;
const modeOfAccess = 3;
const none = new Uint8Array(0);

/** Makes the file; a program can use it as Python does, and as well. */
export function makePipe(files: FileSystem, { path, mode, minor, most, onEmpty }: PipeOptions): Pipe {
  let ready = none;
  let written: Uint8Array[] = [];
  let length = 0;
  const pipe: Pipe = {
    put: (text) => {
      ready = new TextEncoder().encode(text);
    },
    take: () => {
      const text = length > most ? null : written.map((part) => new TextDecoder().decode(part)).join('');
      written = [];
      length = 0;
      return text;
    },
    empty: () => {
      ready = none;
      written = [];
      length = 0;
    },
  };
  const device = files.makedev(major, minor);
  files.registerDevice(device, {
    open: ({ flags }) => {
      if ((flags & modeOfAccess) !== 0) pipe.empty();
    },
    read: (_stream, buffer, offset, room) => {
      if (ready.length === 0) onEmpty?.(pipe);
      const part = ready.subarray(0, room);
      ready = ready.subarray(part.length);
      buffer.set(part, offset);
      return part.length;
    },
    write: (_stream, buffer, offset, count) => {
      length += count;
      // Written by Python itself, in ASCII, so that no character lies on two parts.
      if (length <= most) written.push(Uint8Array.from(buffer.subarray(offset, offset + count)));
      return count;
    },
  });
  files.mkdev(path, mode, device);
  return pipe;
}
