/** The parts of Pyodide that the realm uses, private ones included: the version is pinned. */
declare module 'pyodide/pyodide.mjs' {
  export interface FileNode {
    name: string;
    mode: number;
    ctime: number;
    usedBytes?: number;
    contents?: unknown;
  }

  export interface FileSystem {
    root: FileNode;
    streams: (object | null | undefined)[];
    cwd(): string;
    chdir(path: string): void;
    isDir(mode: number): boolean;
    isFile(mode: number): boolean;
    close(stream: object): void;
    rmdir(path: string): void;
    unlink(path: string): void;
    readFile(path: string): Uint8Array;
    writeFile(path: string, data: Uint8Array): void;
  }

  export interface Pyodide {
    FS: FileSystem;
    _module: { HEAPU8: Uint8Array; stackSave(): number; stackRestore(address: number): void };
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
  const createPyodideModule: (settings: object) => Promise<object>;
  export default createPyodideModule;
}
