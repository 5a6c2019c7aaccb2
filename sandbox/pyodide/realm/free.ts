import type { Pyodide } from 'pyodide/pyodide.mjs';

/** Bytes of the pieces that are looked for: less than these are in pages that something else fills. */
const [largest, smallest] = [65_536, 512];

/** Where the last byte is that is not zero. */
function topOf(memory: Uint8Array): number {
  let top = memory.length;
  while (top > 0 && memory[top - 1] === 0) top -= 1;
  return top;
}

/** Empties what an interpreter has given back, which else would hold what was there: all that is free is taken once, and given back. */
export function emptyFree(python: Pyodide): void {
  python.runPython("__import__('gc').collect()");
  const module = python._module;
  const top = topOf(module.HEAPU8);
  const taken: number[] = [];
  for (let bytes = largest; bytes >= smallest; bytes /= 2) {
    let address = module._malloc(bytes);
    for (; address > 0 && address + bytes <= top; address = module._malloc(bytes)) {
      module.HEAPU8.fill(0, address, address + bytes);
      taken.push(address);
    }
    module._free(address);
  }
  for (const address of taken) module._free(address);
}
