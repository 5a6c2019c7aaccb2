import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { gate, guardModule, passing } from '../../../sandbox/pyodide/realm/gate.ts';

const wasm = fileURLToPath(import.meta.resolve('pyodide/pyodide.asm.wasm'));

/** The names of all functions that Pyodide's WebAssembly asks of JavaScript. */
const names = WebAssembly.Module.imports(new WebAssembly.Module(Uint8Array.from(readFileSync(wasm))))
  .filter(({ kind, module }) => kind === 'function' && !module.startsWith('GOT.'))
  .map(({ name }) => name);

/** Imports that reach JavaScript when they are called, behind the gate. */
function openImports(): { calls: Record<string, () => unknown>; reached: string[] } {
  const reached: string[] = [];
  const calls: Record<string, () => unknown> = {};
  const guarded = guardModule(Object.fromEntries(names.map((name) => [name, () => (reached.push(name), 'reached')])));
  for (const [name, call] of Object.entries(guarded)) if (typeof call === 'function') calls[name] = () => call();
  return { calls, reached };
}

afterEach(() => {
  Object.assign(gate, { shut: false, touched: '', exhausted: false });
});

test('every import passes while the gate is open', () => {
  const { calls, reached } = openImports();
  expect(names.length).toBeGreaterThan(250);
  for (const name of names) expect(calls[name]?.()).toBe('reached');
  expect(reached).toEqual(names);
  expect(gate.touched).toBe('');
});

test('while it is shut only what is listed reaches JavaScript, and one call more that asks for memory', () => {
  const { calls, reached } = openImports();
  gate.shut = true;
  for (const name of names) {
    gate.touched = '';
    try {
      calls[name]?.();
      // An error number is an answer: the operating system refuses, and the program may go on.
      expect(gate.touched).toBe('');
    } catch (error) {
      expect(String(error)).toContain(`closed: ${name}`);
      expect(gate.touched).toBe(name);
    }
  }
  expect(new Set(reached)).toEqual(new Set([...passing, 'emscripten_resize_heap']));
});

test('the first import that is touched is remembered, whatever the program does about it', () => {
  const { calls } = openImports();
  gate.shut = true;
  for (const name of ['JsProxy_GetAttr_js', '_emscripten_system']) expect(calls[name]).toThrow(name);
  expect(gate.touched).toBe('JsProxy_GetAttr_js');
});

test('calls of the operating system that are not listed are refused with an error number', () => {
  const { calls } = openImports();
  gate.shut = true;
  const refused = names.filter((name) => name.startsWith('__syscall_') && !passing.has(name));
  expect(refused).toEqual(expect.arrayContaining(['__syscall_socket', '__syscall_connect', '__syscall_symlinkat']));
  for (const name of refused) expect(calls[name]?.()).toBe(-63);
  expect(gate.touched).toBe('');
});
