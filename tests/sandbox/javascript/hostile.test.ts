// Programs that try to be judged better than they are. None may pass, none may hang the host, none may reach the next.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/port.ts';
import { openTestSandbox } from '../support.ts';
import { judge, judgeCode } from './support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox(1);
});
afterAll(() => sandbox.close());

const limits = { cpuMs: 1000, memoryMb: 256 };

describe('a wrong answer stays wrong', () => {
  test.each([
    ['when assert is replaced', 'globalThis.assert = () => {}; function add(a, b) { return a - b; }'],
    [
      'when assert is a function of the program',
      'function assert() {} assert.strictEqual = assert; const add = () => 0;',
    ],
    [
      'when what require gives is changed',
      "const a = require('assert'); for (const k of Object.keys(a)) a[k] = () => {}; const add = () => 0;",
    ],
    [
      'when the class of assertions is changed',
      "try { require('assert')(false) } catch (e) { Object.defineProperty(e.constructor, Symbol.hasInstance, { value: () => false }); e.constructor.prototype.name = 'x'; } const add = () => 0;",
    ],
    ['when comparing is replaced', 'Object.is = () => true; Reflect.apply = () => true; const add = () => 0;'],
    [
      'when promises are replaced',
      'Promise.prototype.then = function (ok) { return ok({ value: 5 }); }; globalThis.Promise = class {}; const add = () => 0;',
    ],
    [
      'when a promise says that it is of another class',
      'Object.defineProperty(Promise.prototype, "constructor", { get() { return class { constructor(f) { f(() => {}, () => {}); } }; } }); const add = () => 0;',
    ],
    ['when stacks are formatted by the program', 'Error.prepareStackTrace = () => { throw 1; }; const add = () => 0;'],
    [
      'when a setter waits for the names of assert',
      'Object.defineProperty(Function.prototype, "strictEqual", { set() {}, get() { return () => {}; } }); const add = () => 0;',
    ],
    [
      'when an array element has a setter',
      'Object.defineProperty(Array.prototype, 0, { set() {}, get() { return 5; } }); const add = () => 0;',
    ],
    ['when descriptors inherit', 'Object.prototype.value = 5; Object.prototype.get = () => 5; const add = () => 0;'],
    [
      'when console.assert is replaced',
      'console.assert = () => {}; globalThis.console = { assert() {} }; const add = () => 0;',
    ],
    [
      'when a name of the program is called eval',
      'let add = () => 0; { var eval = () => () => Promise.resolve({ value: 5 }); }',
    ],
    [
      'when eval is caught by a getter',
      'let n = 0; const real = eval; Object.defineProperty(globalThis, "eval", { configurable: false, get: () => (n++ ? () => 5 : real) }); const add = () => 0;',
    ],
    [
      'when the number says that it is equal',
      'const add = () => ({ valueOf: () => 5, toString: () => "5", [Symbol.toPrimitive]: () => 5 });',
    ],
    [
      'when a proxy stands for it',
      'const add = () => new Proxy(Object(5), { get: () => () => 5, getPrototypeOf: () => Number.prototype });',
    ],
    ['when it is a thenable', 'const add = () => ({ then(ok) { ok(5); } });'],
  ])('%s', async (_title, program) => {
    const tests = [
      'assert.strictEqual(add(2, 3), 5)',
      'assert.deepStrictEqual([add(2, 3)], [5])',
      'console.assert(add(2, 3) === 5)',
      'assert(add(2, 3) === 5)',
    ];
    for (const code of tests) {
      const [byValue, asCode] = [
        await judge(sandbox, program, code, { limits }),
        await judgeCode(sandbox, program, code),
      ];
      expect([code, byValue.status, asCode.status]).not.toContain('passed');
    }
  });

  test.each([
    ['a swallowed assertion', 'const run = (f) => { try { f(); } catch {} };', 'run(() => assert.strictEqual(1, 2))'],
    [
      'a thenable that never calls back',
      'const add = () => ({ then() {} });',
      'add().then((sum) => assert.strictEqual(sum, 5))',
    ],
    ['a callback that is never called', 'const each = () => {};', 'each([1], (one) => assert.strictEqual(one, 2))'],
    [
      'an assertion in a promise that nobody waits for',
      'const add = async () => 4;',
      'add().then((sum) => assert.strictEqual(sum, 5))',
    ],
    [
      'an assertion after a timer that nobody waits for',
      'const add = () => new Promise((done) => setTimeout(done, 5, 4));',
      'add().then((sum) => assert.strictEqual(sum, 5))',
    ],
    [
      'a name that tests compare with',
      'let undefined = 5; const add = () => 5;',
      'assert.strictEqual(add(), undefined)',
    ],
    ['a class that tests ask about', 'class Set {} const add = () => new Set();', 'assert(add() instanceof Set)'],
    ['an assertion in a timer', 'const add = () => 4;', 'setTimeout(() => assert.strictEqual(add(), 5), 5)'],
    [
      'a failure that is no assertion in the background',
      'const add = async () => { throw new Error("x"); };',
      'assert(true); add()',
    ],
  ])('as %s', async (_title, program, code) => {
    expect((await judgeCode(sandbox, program, code)).status).not.toBe('passed');
  });
});

describe('a program', () => {
  test.each([
    ['process', 'typeof process'],
    ['require', 'typeof require'],
    ['WebAssembly', 'typeof WebAssembly'],
    ['SharedArrayBuffer', 'typeof SharedArrayBuffer'],
    ['Atomics', 'typeof Atomics'],
    ['process by way of a function', 'typeof Function("return this")().process'],
    ['the host by way of what it is given', 'typeof setTimeout.constructor("return globalThis.process")()'],
  ])('has no %s', async (_title, asked) => {
    const { status } = await judge(
      sandbox,
      `function f() { return ${asked}; }`,
      "assert.strictEqual(f(), 'undefined')",
    );
    expect(status).toBe('passed');
  });

  test('cannot import anything', async () => {
    const { status } = await judge(sandbox, "const f = () => import('node:fs');", 'assert.ok(await f())');
    expect(status).toBe('error');
    const { cause } = await judge(
      sandbox,
      "const fs = require('fs'); const f = () => 1;",
      'assert.strictEqual(f(), 1)',
    );
    expect(cause).toBe('unsupported_dependency');
  });

  test('cannot read what a test expects from its callers', async () => {
    const spy = 'function f() { return String(f.caller) + String(arguments.callee.caller) + new Error().stack; }';
    const { status } = await judgeCode(sandbox, spy, 'assert.ok(f().includes("secret"))');
    expect(status).not.toBe('passed');
  });

  test('leaves nothing to the next one', async () => {
    const poison =
      'globalThis.left = 1; Object.prototype.left = 1; Array.prototype.map = () => []; JSON.stringify = () => "5"; setInterval(() => {}, 1); function f() { return 1; }';
    expect((await judge(sandbox, poison, 'assert.strictEqual(f(), 1)')).status).toBe('passed');
    const probe = 'function f() { return [typeof left, {}.left, [1].map((x) => x + 1), JSON.stringify([1])]; }';
    const after = await judge(sandbox, probe, "assert.deepStrictEqual(f(), ['undefined', undefined, [2], '[1]'])");
    expect(after.status).toBe('passed');
  });

  test.each([
    ['arrays', 'const a = []; for (;;) a.push(new Array(1e4).fill(1));'],
    ['strings', 'let s = "x"; const a = []; for (;;) a.push((s += s.slice(0, 1e6) + "y").split(""));'],
    ['buffers', 'const a = []; for (;;) a.push(new Uint8Array(1e7).fill(1));'],
  ])('that fills its memory with %s is stopped', async (_title, body) => {
    const execution = await judge(sandbox, `function f() { ${body} }`, 'assert.strictEqual(f(), 1)');
    expect(['memory', 'error']).toContain(execution.status);
    expect((await judge(sandbox, 'const f = () => 1;', 'assert.strictEqual(f(), 1)')).status).toBe('passed');
  });

  test('whose numbers cannot be interrupted is stopped by the clock', async () => {
    const program = 'function f() { let n = 7n; for (let i = 0; i < 40; i += 1) n *= n; return n; }';
    const { status } = await judge(sandbox, program, 'assert.strictEqual(f(), 1)', { limits });
    expect(['timeout', 'error']).toContain(status);
  });
});
