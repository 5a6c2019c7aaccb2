/** The parts of WebAssembly's JavaScript interface that the gate replaces; neither `lib` nor Node's types have them. */
declare namespace WebAssembly {
  type Imports = Record<string, Record<string, unknown>>;
  interface Module {
    readonly [Symbol.toStringTag]: string;
  }
  interface Memory {
    readonly buffer: ArrayBuffer;
    grow: (this: Memory, pages: number) => number;
  }
  interface ImportName {
    module: string;
    name: string;
    kind: string;
  }
  const Module: { new (bytes: BufferSource): Module; imports(module: Module): ImportName[] };
  /** What is asked of Pyodide's module, and of our own. */
  interface Exports {
    memory?: unknown;
    find?: (start: number, end: number) => number;
  }
  const Instance: new (module: Module, imports?: Imports) => { exports: Exports };
  const Memory: { prototype: Memory; new (size: { initial: number }): Memory };
  const RuntimeError: new (message: string) => Error;
  let compile: (bytes: BufferSource) => Promise<Module>;
  let instantiate: (source: BufferSource | Module, imports?: Imports) => Promise<unknown>;
}

type BufferSource = ArrayBufferView | ArrayBuffer;
