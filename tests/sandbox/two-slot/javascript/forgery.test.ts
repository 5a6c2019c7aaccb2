import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../../sandbox/port.ts';
import { openTestSandbox } from '../../support.ts';
import { apart } from './support.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox(1);
});
afterAll(() => sandbox.close());

/** A whole test around one assertion, so that it runs apart. */
const whole = (code: string): string => `for (const _ of [1]) {\n${code}\n}`;

describe('an object that agrees with everything', () => {
  const yes =
    'const yes = () => { let n = 0; const turn = () => (n++ % 2 ? -Infinity : Infinity); return { valueOf: turn, toString: () => "5", [Symbol.toPrimitive]: turn, toJSON: () => 5, equals: () => true, length: 1, get size() { return turn(); } }; };\n';
  const everything =
    'const everything = new Proxy(function () {}, { get: (_, key) => (key === Symbol.toPrimitive ? () => 5 : everything), has: () => true, apply: () => everything, construct: () => everything, getPrototypeOf: () => Number.prototype, ownKeys: () => ["prototype"] });\n';
  const programs = [
    `${yes}function f(x) { return yes(); }`,
    `${everything}function f(x) { return everything; }`,
    'class Any { static [Symbol.hasInstance]() { return true; } valueOf() { return 5; } }\nfunction f(x) { return new Any(); }',
  ];
  test.each([
    'assert.equal(f(1), 5);',
    'assert.strictEqual(f(1), 5);',
    'assert.deepEqual(f(1), 5);',
    'assert.deepEqual([f(1)], [5]);',
    'assert.deepStrictEqual(f(1), { valueOf: 5 });',
    'assert(f(1) == 5);',
    'assert(f(1) === 5);',
    'const x = f(1);\nassert(x > 4 && x < 6);',
    'assert(Math.abs(f(1) - 5) < 1e-6);',
    'assert([5, 6].includes(f(1)));',
    'assert(new Set([5]).has(f(1)));',
    'assert(5 in { 5: 1 } && f(1) * 1 === 5);',
    'assert(f(1) instanceof Array);',
    'assert(Array.isArray(f(1)));',
    'assert(typeof f(1) === "number");',
  ])('does not pass %s', async (code) => {
    for (const program of programs) {
      const execution = await apart(sandbox, program, whole(code));
      expect([execution.assurance, execution.status === 'passed']).toEqual(['two-slot', false]);
    }
  });
});

describe('a program that has changed its own language', () => {
  const changes = [
    'Object.prototype.value = 5; Object.prototype.get = () => 5; Object.prototype.length = 9;',
    'JSON.parse = JSON.stringify = () => "[[],[],[\\"value\\",5]]";',
    'Array.prototype[Symbol.iterator] = function* () {}; Array.prototype.map = Array.prototype.push = () => 5;',
    'Map.prototype.get = Map.prototype.set = () => ({ held: () => 5, number: 0, mine: true });',
    'Reflect.apply = Reflect.construct = Function.prototype.call = Function.prototype.apply = () => 5;',
    'Promise = class { then(go) { go(5); } }; Promise.prototype.then = (go) => go(5);',
    'Object.defineProperty(Object.prototype, "then", { value: (go) => go(5) });',
    'RegExp.prototype.exec = () => []; String.prototype.slice = () => "5"; Number = BigInt = Symbol = () => 5;',
    'Error.prepareStackTrace = (error, sites) => { for (const site of sites) { const held = site.getThis() ?? site.getFunction(); if (held) throw held; } return "[]"; };',
    'for (const name of Object.getOwnPropertyNames(globalThis)) try { if (!["eval", "f", "globalThis"].includes(name)) globalThis[name] = undefined; } catch {}',
  ];
  const code = 'for (const x of [1, 2]) {\n  assert.deepStrictEqual(f([x]), [x + 1]);\n}';

  test.each(changes)('and is wrong does not pass: %s', async (change) => {
    const execution = await apart(sandbox, `var f = (x) => x;\n${change}`, code);
    expect([execution.assurance, execution.status === 'passed']).toEqual(['two-slot', false]);
  });

  test.each(changes)('and is right has the same tests as any other: %s', async (change) => {
    const { status } = await apart(sandbox, `var f = (x) => { x[0] += 1; return x; };\n${change}`, code);
    expect(status).toBe('passed');
  });

  test('and bars the way to its names is blocked', async () => {
    const program =
      'var f = () => 5;\nObject.defineProperty(globalThis, "eval", { value: () => f, configurable: false });';
    const execution = await apart(sandbox, program, whole('assert.equal(f(1), 5);'));
    expect(execution).toMatchObject({ status: 'blocked', cause: 'policy' });
  });
});

describe('what a program is shown', () => {
  test('of an assertion that fails in a callback holds nothing of what was expected, nor of the tests', async () => {
    const program =
      'function look(x, depth = 0) { if (depth > 4 || x === null || (typeof x !== "object" && typeof x !== "function")) return String(x); return Reflect.ownKeys(x).map((key) => String(key) + ":" + look(Reflect.get(x, key), depth + 1)).join() + String(x) + x.stack; }\nlet seen = "";\nfunction f(go) { try { go(1); } catch (error) { seen += look(error) + look(go); } return seen; }';
    const code =
      'const secret = 98765;\nlet told;\nconst check = (x) => { assert.strictEqual(x, secret + 1); };\nassert.throws(() => { told = f(check); throw new Error("done"); }, /done/);\nfor (const word of ["98766", "secret", "told", "test.js"]) if (told.includes(word)) throw new Error("shown " + word);\nthrow new Error("not shown");';
    const execution = await apart(sandbox, program, code);
    expect(execution.assurance).toBe('two-slot');
    expect(execution.tests[0]?.exception?.message).toBe('not shown');
  });

  test('of a list of the tests in which it stands is not that list', async () => {
    const program = 'function f(x) { return this === undefined || this === globalThis ? x : this[1]; }';
    const code = 'const rows = [[f, 41]];\nfor (const row of rows) assert.equal(row[0](1), row[1]);';
    expect(await apart(sandbox, program, code)).toMatchObject({ status: 'failed', assurance: 'two-slot' });
  });

  test('of functions and classes of the tests cannot be changed', async () => {
    const program =
      'function f(check, item) { check.call = check.apply = () => true; check.prototype = {}; const Kind = item.constructor; Kind.prototype.verify = () => true; Object.getPrototypeOf(item).verify = () => true; Object.defineProperty(Kind, "make", { value: () => 5 }); return 1; }';
    const code =
      'class Item { verify(x) { return x === 5; } static make() { return 6; } }\nfunction check(x) { return x === 5; }\nconst item = new Item();\nf(check, item);\nf(check, item);\nassert(!item.verify(1) && !check.call(null, 1) && Item.make() === 6 && item instanceof Item);';
    expect(await apart(sandbox, program, code)).toMatchObject({ status: 'passed', assurance: 'two-slot' });
  });
});

describe('what a program throws', () => {
  const swallowing =
    'let wrong = 0;\nfor (const x of [1, 2]) { try { assert.equal(f(x), 5); } catch (error) { wrong++; } }\n';
  test.each([
    ['its own AssertionError', 'const f = () => assert.equal(1, 2);'],
    [
      'a proxy that throws',
      'const f = () => { throw new Proxy({}, { get() { throw 1; }, ownKeys() { throw 2; }, getPrototypeOf() { throw 3; } }); };',
    ],
    [
      'getters that go on for ever',
      'const f = () => { throw { get message() { for (;;); }, get stack() { for (;;); } }; };',
    ],
    [
      'an error without end',
      'const f = () => { const error = new Error(); error.cause = error; error.self = [error]; throw error; };',
    ],
    ['something very large', 'const f = () => { throw new Error("x".repeat(1e7)); };'],
  ])('as %s never passes a test', async (_, program) => {
    expect((await apart(sandbox, program, `${swallowing}assert.equal(wrong, 0);`)).status).not.toBe('passed');
    expect((await apart(sandbox, program, whole('assert.equal(f(1), 5);'))).status).not.toBe('passed');
  });

  test('under the name of a class of the language is not of that class', async () => {
    const program = 'class RangeError extends Error {}\nfunction f() { throw new RangeError("x"); }';
    const code = 'for (const x of [1]) assert.throws(() => f(x), Range);';
    expect(
      (await apart(sandbox, program, `const Range = [].at.constructor("return RangeError")();\n${code}`)).status,
    ).not.toBe('passed');
  });
});

describe('an early end', () => {
  const indifferent = 'try { f(1); } catch {}\nassert(true);';
  test.each([
    ['a loop', 'const f = () => { for (;;); };', 'timeout', 'cpu_time'],
    [
      'memory',
      'const held = [];\nconst f = () => { for (;;) held.push(new Array(1e5).fill(1)); };',
      'memory',
      'heap_limit',
    ],
    ['an answer too large', 'const f = () => "x".repeat(1e7);', 'error', 'output_limit'],
    ['talk without end', 'const f = () => { for (;;) go(); };', 'error', 'output_limit'],
  ])('by %s decides, whatever the test makes of it', async (_, program, status, cause) => {
    const code = program.includes('go()')
      ? 'try { f.go = () => {}; run(() => {}); } catch {}\nassert(true);'
      : indifferent;
    const talking = program.includes('go()') ? 'const f = () => 1;\nfunction run(go) { for (;;) go(); }' : program;
    expect(
      await apart(sandbox, talking, code, {
        limits: { cpuMs: 30_000, memoryMb: 256, ...(status === 'timeout' && { cpuMs: 700 }) },
      }),
    ).toMatchObject({ status, cause });
  });

  test.each([
    ['a check that returns', 'const check = () => { if (f(1) === 1) return; assert.equal(f(2), 5); };\ncheck();'],
    ['a loop over nothing', 'for (const x of f([])) assert.equal(x, 7);'],
    ['a callback that is never called', 'f((x) => { assert.equal(x, 7); });'],
  ])('of the test itself, such as %s, proves nothing', async (_, code) => {
    expect(await apart(sandbox, 'function f(x) { return x; }', code)).toMatchObject({
      status: 'error',
      cause: 'exited_early',
    });
  });

  test('of a promise that is never kept is a matter of time', async () => {
    const execution = await apart(sandbox, 'const f = () => new Promise(() => {});', 'assert.equal(await f(1), 5);', {
      limits: { cpuMs: 300, memoryMb: 256 },
    });
    expect(execution).toMatchObject({ status: 'timeout', assurance: 'two-slot' });
  });
});
