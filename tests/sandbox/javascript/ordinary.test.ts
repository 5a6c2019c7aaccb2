// Programs as people write them: each must be judged as plain Node would.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/port.ts';
import { openTestSandbox, requestFor } from '../support.ts';
import { judge, judgeCode } from './support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox(1);
});
afterAll(() => sandbox.close());

describe('a right program passes', () => {
  test.each([
    ['a function', 'function add(a, b) { return a + b; }'],
    ['a constant', 'const add = (a, b) => a + b;'],
    ['a strict program', "'use strict';\nvar add = function (a, b) { return a + b; };"],
    ['an exported function', 'export function add(a, b) { return a + b; }'],
    ['an exported constant', 'export const add = (a, b) => a + b;'],
    ['the default export', 'export default function add(a, b) { return a + b; }'],
    ['an export without a name', 'export default (a, b) => a + b;'],
    ['a list of exports', 'const add = (a, b) => a + b;\nexport { add };'],
    ['an export of CommonJS', 'exports.add = (a, b) => a + b;'],
    ['the whole export of CommonJS', 'module.exports = function (a, b) { return a + b; };'],
    ['a program that would also run', 'function add(a, b) { return a + b; }\nif (require.main === module) add();'],
    [
      'one that asserts itself',
      "import assert from 'node:assert';\nconst add = (a, b) => { assert.ok(a); return a + b; };",
    ],
    ['one with names that tests use', 'const assert = 1, console = 2, add = (a, b) => a + b;'],
    ['one with names of our own', 'const scope = 1, run = 2, source = 3, own = 4, add = (a, b) => a + b;'],
    [
      'one that uses what Node gives every program',
      'const add = (a, b) => structuredClone({ n: [new Map([[1, a + b]])] }).n[0].get(1) + Math.floor(performance.now() * 0);',
    ],
    ['one that ends in a comment', 'const add = (a, b) => a + b; // sum'],
    ['one in the background', "Promise.reject(new Error('late'));\nconst add = (a, b) => a + b;"],
  ])('%s', async (_title, program) => {
    const more = { entryPoint: 'add' };
    expect(await judge(sandbox, program, 'assert.strictEqual(add(2, 3), 5)', more)).toMatchObject({
      status: 'passed',
      assurance: 'values',
    });
  });

  test.each([
    ['that is awaited', 'const f = async () => 5;', 'assert.strictEqual(await f(), 5)'],
    [
      'after a while',
      'const f = () => new Promise((done) => setTimeout(done, 20, 5));',
      'assert.strictEqual(await f(), 5)',
    ],
    [
      'of several values',
      "const f = () => ({ a: [1, { b: null }], c: undefined, d: new Map([[1, new Set(['x'])]]) });",
      "assert.deepStrictEqual(f(), { a: [1, { b: null }], c: undefined, d: new Map([[1, new Set(['x'])]]) })",
    ],
    ['of big numbers', 'const f = () => 2n ** 70n;', 'assert.strictEqual(f(), 1180591620717411303424n)'],
    ['that is no number', 'const f = () => NaN;', 'assert.strictEqual(f(), NaN)'],
    ['that is loosely equal', "const f = () => '5';", 'assert.equal(f(), 5); assert.deepEqual([f()], [5])'],
    [
      'without a prototype, loosely',
      'const f = () => Object.assign(Object.create(null), { a: 1 });',
      'assert.deepEqual(f(), { a: 1 })',
    ],
    ['of a class, loosely', 'class P { x = 1 } const f = () => new P();', 'assert.deepEqual(f(), { x: 1 })'],
    ['whose zero is negative, by operator', 'const f = () => -0;', 'assert(f() === 0)'],
    ['that is true', 'const f = () => true;', 'assert(f()); assert.ok(!!f()); console.assert(f())'],
    ['that is false', 'const f = () => false;', 'assert(!f()); assert.equal(f(), false)'],
  ])('with an answer %s', async (_title, program, code) => {
    expect((await judge(sandbox, program, code)).status).toBe('passed');
  });

  test.each([
    [
      'that throws as it should',
      'const f = () => { throw new RangeError("too far"); };',
      'assert.throws(f, RangeError); assert.throws(() => f(), /too far/); assert.throws(f, { name: "RangeError", message: "too far" }); assert.throws(f, (e) => e instanceof RangeError)',
    ],
    [
      'that rejects as it should',
      'const f = async () => { throw new TypeError("no"); };',
      'await assert.rejects(f(), TypeError); await assert.rejects(f, /no/)',
    ],
    [
      'with a state',
      'class Stack { #all = []; push(x) { this.#all.push(x); } pop() { return this.#all.pop(); } }',
      'const s = new Stack(); s.push(1); s.push(2); assert.strictEqual(s.pop(), 2); assert.strictEqual(s.pop(), 1)',
    ],
    [
      'with dates and patterns',
      'const f = () => [new Date(5), /a/g];',
      'assert.deepStrictEqual(f(), [new Date(5), /a/g]); assert.notDeepStrictEqual(f(), [new Date(6), /a/g])',
    ],
    [
      'with a cycle',
      'const f = () => { const a = [1]; a.push(a); return a; };',
      'const b = [1]; b.push(b); assert.deepStrictEqual(f(), b)',
    ],
    [
      'with tests that take assert by themselves',
      'const f = () => 1;',
      "const assert = require('node:assert'); assert.strictEqual(f(), 1); for (const n of [1]) assert.equal(f(), n);",
    ],
    [
      'with a function that is waited for',
      'const f = async () => 1;',
      'async function main() { assert.strictEqual(await f(), 1); }\nmain();',
    ],
    ['with text that matches', 'const f = () => "abc";', 'assert.match(f(), /b/); assert.doesNotMatch(f(), /x/)'],
  ])('%s', async (_title, program, code) => {
    expect(await judgeCode(sandbox, program, code)).toMatchObject({ status: 'passed', assurance: 'two-slot' });
  });

  test('called like something of the language', async () => {
    const tests = [{ kind: 'code' as const, code: 'assert.strictEqual(new Map().own(), 1)' }];
    const request = requestFor('class Map { own() { return 1; } }', tests, {
      language: 'javascript',
      entryPoint: 'Map',
    });
    expect((await sandbox.execute(request)).status).toBe('passed');
  });

  test('with what it prints, as Node prints it', async () => {
    const program =
      'function f() { console.log("%s is %d", "a", 1, { b: [1, "x"] }); console.log([1.5, -0, null, undefined]); console.error("not this"); }';
    const tests = [
      { kind: 'stdout' as const, call: 'f()', stdout: "a is 1 { b: [ 1, 'x' ] }\n[ 1.5, -0, null, undefined ]\n" },
    ];
    const execution = await sandbox.execute(requestFor(program, tests, { language: 'javascript' }));
    expect(execution).toMatchObject({ status: 'passed', stdout: tests[0]?.stdout });
  });

  test('with a setup whose names its tests use', async () => {
    const tests = [{ kind: 'code' as const, code: 'assert.strictEqual(f(given), 2)' }];
    const request = requestFor('const f = (x) => x.n;', tests, {
      language: 'javascript',
      setup: 'const given = { n: 2 };',
    });
    expect((await sandbox.execute(request)).status).toBe('passed');
  });
});

describe('a wrong program fails', () => {
  test.each([
    ['-0', '0'],
    ['undefined', 'null'],
    ['[]', '{}'],
    ['{ a: 1 }', '{ a: 1, b: undefined }'],
    ["'5'", '5'],
    ['5', '5n'],
    ['[1, 2]', '[2, 1]'],
    ['new Set([1])', '[1]'],
    ['Object.create(null)', '{}'],
    ['[,]', '[undefined]'],
    ['Object.assign([1], { x: 1 })', '[1]'],
    ['new (class extends Array {})()', '[]'],
    ['({ get a() { return 1; } })', '{ a: 1 }'],
    ['(function () { return arguments; })()', '{}'],
  ])('with %s for %s', async (answer, expected) => {
    const { status } = await judge(sandbox, `const f = () => (${answer});`, `assert.deepStrictEqual(f(), ${expected})`);
    expect(status).toBe('failed');
  });

  test('and says what was expected, as Node shows values', async () => {
    const { tests } = await judge(sandbox, "const f = () => [{ a: 'x' }];", "assert.deepStrictEqual(f(), { a: 'x' })");
    expect(tests).toMatchObject([
      { call: 'f()', expected: "{ a: 'x' }", actual: "[ { a: 'x' } ]", types: { expected: 'Object', actual: 'Array' } },
    ]);
  });

  test('and where an assertion is code, says what it compared', async () => {
    const { status, tests } = await judgeCode(sandbox, 'const f = () => [1];', 'assert.deepStrictEqual(f(), [2])');
    expect([status, tests[0]?.exception?.message]).toEqual([
      'failed',
      'assert.deepStrictEqual: expected [ 2 ], found [ 1 ]',
    ]);
  });

  test('when it lacks what is asked for, recurses for ever or cannot be read', async () => {
    const causes = [
      'const g = 1;',
      'function f() { return f() + 1; }',
      'function f( { }',
      'return 1;\nconst f = () => 1;',
    ].map(async (program) => (await judge(sandbox, program, 'assert.strictEqual(f(), 1)', { entryPoint: 'f' })).cause);
    expect(await Promise.all(causes)).toEqual(['name', 'recursion', 'syntax', 'syntax']);
  });
});
