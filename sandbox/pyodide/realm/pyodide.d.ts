/** The parts of Pyodide that the realm uses, private ones included: the version is pinned. */
declare module 'pyodide/pyodide.mjs' {
  export interface FileNode {
    name: string;
    mode: number;
    atime: number;
    mtime: number;
    ctime: number;
    usedBytes?: number;
    contents?: unknown;
  }

  export interface DeviceOperations {
    open?(stream: FileStream): void;
    /** Puts bytes into the buffer from the offset on, and returns how many. */
    read?(stream: object, buffer: Int8Array, offset: number, length: number): number;
    /** Takes bytes of the buffer from the offset on, and returns how many. */
    write?(stream: object, buffer: Int8Array, offset: number, length: number): number;
  }

  export interface FileStream {
    fd: number;
    flags: number;
    position: number;
  }

  export interface FileSystem {
    root: FileNode;
    streams: (FileStream | null | undefined)[];
    cwd(): string;
    chdir(path: string): void;
    isDir(mode: number): boolean;
    isFile(mode: number): boolean;
    close(stream: FileStream): void;
    rmdir(path: string): void;
    unlink(path: string): void;
    makedev(major: number, minor: number): number;
    registerDevice(device: number, operations: DeviceOperations): void;
    mkdev(path: string, mode: number, device: number): void;
    ErrnoError: new (errno: number) => Error;
  }

  export interface PyodideModule {
    HEAP8: Int8Array;
    HEAPU8: Uint8Array;
    stackSave(): number;
    stackRestore(address: number): void;
    /** The address of so many bytes, 0 where there are none. */
    _malloc(bytes: number): number;
    _free(address: number): void;
  }

  export interface Pyodide {
    FS: FileSystem;
    _module: PyodideModule;
    globals: { get(name: string): () => void };
    runPython(source: string): unknown;
    setStdin(options: { stdin: () => null }): void;
    setStdout(options: { raw: (byte: number) => void }): void;
    setStderr(options: { raw: (byte: number) => void }): void;
    makeMemorySnapshot(): Uint8Array;
  }

  export function loadPyodide(options: object): Promise<Pyodide>;
}

declare module 'pyodide/pyodide.asm.mjs' {
  import type { PyodideModule } from 'pyodide/pyodide.mjs';
  const createPyodideModule: (settings: object) => Promise<PyodideModule>;
  export default createPyodideModule;
}
