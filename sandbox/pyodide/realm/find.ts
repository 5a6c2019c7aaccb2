import type { FindFilled } from './stretches.ts';

/** A section of a WebAssembly module: its number, its length and what it holds. */
const section = (number: number, ...held: number[]): number[] => [number, held.length, ...held];

const text = (name: string): number[] => [name.length, ...new TextEncoder().encode(name)];

/** The function from `at`, its local variable 0, to `end`, its local variable 1. */
const body = [
  [0x03, 0x40], // loop
  [0x20, 0, 0x20, 1, 0x4f, 0x04, 0x40, 0x20, 1, 0x0f, 0x0b], // if (at >= end) return end
  [0x20, 0, 0xfd, 0x00, 4, 0], // four vectors of 16 bytes, beginning with the one at `at`
  [0x20, 0, 0xfd, 0x00, 4, 16, 0xfd, 0x50], // or the next
  [0x20, 0, 0xfd, 0x00, 4, 32, 0xfd, 0x50],
  [0x20, 0, 0xfd, 0x00, 4, 48, 0xfd, 0x50],
  [0xfd, 0x53, 0x04, 0x40, 0x20, 0, 0x0f, 0x0b], // if (any bit is set) return at
  [0x20, 0, 0x41, 0xc0, 0x00, 0x6a, 0x21, 0], // at += 64
  [0x0c, 0, 0x0b], // go on with the loop
  [0x00, 0x0b], // nothing comes here
].flat();

const code = [
  [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // WebAssembly, version 1
  section(1, 1, 0x60, 2, 0x7f, 0x7f, 1, 0x7f), // a function of two numbers gives a number
  section(2, 1, ...text('of'), ...text('memory'), 2, 0, 0), // it is given a memory
  section(3, 1, 0), // it is the only function
  section(7, 1, ...text('find'), 0, 0), // and is called by this name
  section(10, 1, body.length + 1, 0, ...body),
].flat();

/**
 * How to look through a memory: in WebAssembly, 64 bytes at a time, which JavaScript's loops are no match for. Nothing is
 * quicker to read than what was never written: the kernel shows the same empty page in its place.
 */
export function findIn(memory: WebAssembly.Memory): FindFilled {
  const module = new WebAssembly.Module(Uint8Array.from(code));
  const { find } = new WebAssembly.Instance(module, { of: { memory } }).exports;
  if (find) return find;
  throw new Error('Expected a function, found none.');
}
