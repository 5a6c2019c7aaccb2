import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../../../sandbox/port.ts';
import { openTestSandbox } from '../../support.ts';
import { apart } from './support.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox(1);
});
afterAll(() => sandbox.close());

const passing: [string, string, string][] = [
  [
    'plain values of every kind',
    'function f(x) { return x; }',
    'for (const x of [undefined, null, true, -0, 0.1, NaN, -Infinity, 2n ** 80n, -7n, "a\\u2028\\ud800", Symbol.iterator]) assert(Object.is(f(x), x));',
  ],
  [
    'data of the language, told apart as ever',
    'function f(x) { return x; }\nfunction g() { return [new Date(5), /a+/gi, new Uint8Array([1, 255]), new Map([[1, new Set([2])]]), Object.create(null), [1, , 3], Object.freeze({ a: 1 })]; }',
    'const own = [new Date(5), /a+/gi, new Uint8Array([1, 255]), new Map([[1, new Set([2])]]), Object.create(null), [1, , 3], { a: 1 }];\nassert.deepStrictEqual(g(), own);\nassert.deepStrictEqual(f(own), own);\nassert(f(own) === own && Object.isFrozen(g()[6]) && !(1 in g()[5]) && g()[3].get(1).has(2));',
  ],
  [
    'things that hold one another',
    'function f(x) { return x.me === x && x.list[0] === x.list; }',
    'const list = [];\nlist.push(list);\nconst held = { list };\nheld.me = held;\nassert.equal(f(held), true);',
  ],
  [
    'what is changed in place, wherever it lies',
    'function f(a, b) { a[0].push(1); a[1].add(2); a[2].k = a[0]; a[3].set("x", 7); delete a[4].gone; b.sort(); b.length = 2; }',
    'const a = [[], new Set(), {}, new Map(), { gone: 1 }];\nconst b = [3, 1, 2];\nconst kept = a[0];\nf(a, b);\nassert.deepStrictEqual(a, [[1], new Set([2]), { k: [1] }, new Map([["x", 7]]), {}]);\nassert.deepStrictEqual(b, [1, 2]);\nassert(a[2].k === kept);',
  ],
  [
    'one list under two names, and what the program keeps of it',
    'const kept = [];\nfunction f(a, b) { a.push(1); kept.push(b); return kept; }',
    'const a = [];\nconst all = f(a, a);\nassert.deepEqual(a, [1]);\na.push(2);\nassert.deepEqual(f([], 0)[0], [1, 2]);\nassert(all[0] === a && all.length === 2);',
  ],
  [
    'functions of the tests',
    'function f(pick, xs) { return xs.map(pick).sort((a, b) => a - b); }',
    'const seen = [];\nassert.deepEqual(f((x) => { seen.push(x); return -x; }, [1, 2]), [-2, -1]);\nassert.deepEqual(seen, [1, 2]);\nassert.deepEqual(f(Math.abs, [-3]), [3]);\nassert.deepEqual(f(Number, ["4"]), [4]);',
  ],
  [
    'functions of the program, with what they remember',
    'function f(n) { let sum = n; const add = (x) => (sum += x); add.reset = function () { sum = 0; return this; }; return add; }',
    'const add = f(2);\nassert.equal(add(3), 5);\nassert.deepEqual([1, 2].map(add), [6, 8]);\nassert(add.reset() === add && add(1) === 1 && typeof add === "function");\nassert.equal(f.length, 1);\nassert.equal(f.name, "f");',
  ],
  [
    'an object whose methods know it',
    'const f = () => ({ count: 0, step() { this.count += 1; return this.count; }, get twice() { return this.count * 2; } });',
    'const held = f();\nheld.step();\nassert.equal(held.step(), 2);\nassert.equal(held.count, 2);\nassert.equal(held.twice, 4);\nheld.count = 10;\nassert.equal(held.step(), 11);',
  ],
  [
    'calls in calls',
    'function f(n, other) { return n === 0 ? 0 : 1 + other(n - 1); }',
    'const other = (n) => f(n, other);\nassert.equal(f(9, other), 9);',
  ],
  [
    'generators and other iterators, both ways',
    'function* f(xs) { for (const x of xs) yield x * 2; }\nclass Range { constructor(n) { this.n = n; } *[Symbol.iterator]() { for (let i = 0; i < this.n; i++) yield i; } }',
    'function* own() { yield 1; yield 2; }\nassert.deepEqual([...f(own())], [2, 4]);\nconst g = f([5]);\nassert.deepEqual(g.next(), { value: 10, done: false });\nassert(g.next().done);\nassert.deepEqual(Array.from(new Range(3)), [0, 1, 2]);\nlet sum = 0;\nfor (const x of new Range(4)) sum += x;\nassert.equal(sum, 6);',
  ],
  [
    'instances and their classes',
    'class A { #secret = 1; static made = 0; constructor(x) { this.x = x; A.made++; } get secret() { return this.#secret; } set secret(v) { if (v < 0) throw new RangeError("negative"); this.#secret = v; } grow() { this.#secret++; this.x++; return this; } static of(x) { return new this(x); } toString() { return `A(${this.x})`; } }\nclass f extends A { grow() { super.grow(); return this; } }',
    'const one = new f(4);\nassert.equal(one.grow().grow().secret, 3);\nassert.equal(one.x, 6);\nassert(one instanceof f && one instanceof A && f.of(9) instanceof f && !(one instanceof Array));\nassert.equal(A.made, 2);\nassert.equal(`${one}`, "A(6)");\nassert.deepStrictEqual(f.of(1), new f(1));\nassert.deepEqual(one, { x: 6 });\none.secret = 7;\nassert.equal(one.secret, 7);\nassert.throws(() => { one.secret = -1; }, RangeError);\nassert.throws(() => f(1), TypeError);\nassert.equal(one.constructor.name, "f");',
  ],
  [
    'classes of the tests',
    'function f(shape, Kind) { shape.size *= 2; return [shape.area(), new Kind(2).area(), shape instanceof Kind]; }',
    'class Square { constructor(size) { this.size = size; } area() { return this.size ** 2; } }\nconst square = new Square(3);\nassert.deepEqual(f(square, Square), [36, 4, true]);\nassert.equal(square.size, 6);',
  ],
  [
    'errors of the language and of the program, by class, name, message and what else they carry',
    'class Poor extends Error { constructor(message, code) { super(message, { cause: "c" }); this.name = "Poor"; this.code = code; } }\nfunction f(x) { if (x) throw new Poor("no money", 7); return null.x; }',
    'assert.throws(() => f(1), Poor);\nassert.throws(() => f(1), /no money/);\nassert.throws(() => f(1), { name: "Poor", code: 7 });\nassert.throws(() => f(0), TypeError);\ntry { f(1); assert.fail("not reached"); } catch (error) { assert(error instanceof Poor && error instanceof Error && error.cause === "c"); assert.equal(error.message, "no money"); }',
  ],
  [
    'what is thrown and is no error',
    'function f(x) { throw x; }',
    'for (const x of [null, 5, "text", undefined]) { let caught = "nothing"; try { f(x); } catch (error) { caught = error; } assert(caught === x); }',
  ],
  [
    'an error of the tests that passes through the program',
    'function f(g) { try { return g(); } finally { f.after = true; } }',
    'class Mine extends Error {}\nconst mine = new Mine("m");\nlet caught;\ntry { f(() => { throw mine; }); } catch (error) { caught = error; }\nassert(caught === mine && f.after);',
  ],
  [
    'promises, kept and broken, with timers',
    'async function f(x) { await new Promise((go) => setTimeout(go, 5)); if (x < 0) throw new RangeError("negative"); return { x }; }',
    'assert.deepEqual(await f(1), { x: 1 });\nawait assert.rejects(f(-1), RangeError);\nassert.deepEqual(await Promise.all([f(1), f(2)]), [{ x: 1 }, { x: 2 }]);\nassert(f(1) instanceof Promise);\nlet order = [];\nf(3).then(({ x }) => order.push(x)).finally(() => order.push("end"));\nawait new Promise((go) => setTimeout(go, 60));\nassert.deepEqual(order, [3, "end"]);',
  ],
  [
    'asynchronous functions and promises of the tests',
    'async function f(go, tries) { for (let at = 1; ; at++) try { return await go(at); } catch (error) { if (at >= tries) throw error; } }',
    'let calls = 0;\nconst go = async (at) => { calls++; await new Promise((later) => setTimeout(later, 2)); if (at < 3) throw new Error(`try ${at}`); return at; };\nassert.equal(await f(go, 5), 3);\nassert.equal(calls, 3);\nawait assert.rejects(f(go, 2), /try 2/);',
  ],
  [
    'timers that call the tests',
    'function f(action, ms) { let timer; return function (...given) { clearTimeout(timer); timer = setTimeout(() => action.apply(this, given), ms); }; }',
    'let sum = 0;\nconst late = f((x) => { sum += x; }, 10);\nlate(1);\nlate(2);\nassert.equal(sum, 0);\nawait new Promise((go) => setTimeout(go, 100));\nassert.equal(sum, 2);',
  ],
  [
    'asynchronous iterators',
    'async function* f(n) { for (let i = 0; i < n; i++) { await null; yield i; } }',
    'const all = [];\nfor await (const x of f(3)) all.push(x);\nassert.deepEqual(all, [0, 1, 2]);',
  ],
  [
    'the bodies of HumanEval-X, whose console.assert does not throw',
    'const f = (numbers, threshold) => numbers.some((x, i) => numbers.some((y, j) => i !== j && Math.abs(x - y) < threshold));',
    'const testF = () => { console.assert(f([1, 2, 3.9, 4], 0.3) === true); for (const t of [0.01]) console.assert(f([1, 2, 3.9, 4], t) === false); };\ntestF();',
  ],
];

test.each(passing)('hands over %s', async (_, program, code) => {
  const execution = await apart(sandbox, program, code);
  const { status, tests, assurance, exception } = execution;
  expect([status, assurance, tests[0]?.exception ?? exception]).toEqual(['passed', 'two-slot', null]);
});

test("tells of an error by the program's own frames, and keeps what was printed", async () => {
  const program = 'function g(x) {\n  return x.y.z;\n}\nfunction f(x) {\n  console.log("working");\n  return g(x);\n}';
  const execution = await apart(sandbox, program, 'for (const x of [{ y: 1 }, {}])\n  assert.equal(f(x), undefined);');
  expect(execution).toMatchObject({
    status: 'error',
    cause: 'exception',
    assurance: 'two-slot',
    stdout: 'working\nworking\n',
  });
  expect(execution.tests[0]).toMatchObject({
    call: 'assert.equal(f(x), undefined);',
    exception: {
      type: 'TypeError',
      frames: [
        { line: 6, function: 'f', code: 'return g(x);' },
        { line: 2, function: 'g', code: 'return x.y.z;' },
      ],
    },
  });
});

test('tells an assertion of the tests from one of the program', async () => {
  const code = 'for (const x of [1, 2]) assert.equal(f(x), x);';
  expect(await apart(sandbox, 'const f = () => 0;', code)).toMatchObject({ status: 'failed', cause: 'assertion' });
  expect(await apart(sandbox, 'const f = () => assert(false);', code)).toMatchObject({
    status: 'error',
    cause: 'exception',
  });
});

test('TypeScript has its two isolates, too', async () => {
  const program =
    'export class Stack<T> {\n  private held: T[] = [];\n  push(x: T): this { this.held.push(x); return this; }\n  get size(): number { return this.held.length; }\n}';
  const code =
    'const stack: Stack<number> = new Stack<number>();\nfor (let i: number = 0; i < 3; i++) stack.push(i);\nassert.strictEqual(stack.size as number, 3);';
  const execution = await apart(sandbox, program, code, { language: 'typescript', entryPoint: 'Stack' });
  expect(execution).toMatchObject({ status: 'passed', assurance: 'two-slot', typeErrors: [] });
});

test.each([
  ["reads the program's text", 'assert(f.toString().includes("x"));'],
  ['replaces something of the language', 'Math.random = () => 0.5;\nassert.equal(f(1), 1);'],
  [
    'catches what is printed',
    'const seen = [];\nconsole.log = (x) => seen.push(x);\nf(1);\nassert.deepEqual(seen, []);',
  ],
  ['inherits from the program', 'class G extends f {}\nassert(new G());'],
  [
    'puts the program on a table of its own',
    'for (const row of [{ run: f, given: 1, wanted: 1 }]) assert.equal(row.run(row.given), row.wanted);',
  ],
  ['needs the global object', 'globalThis.limit = 3;\nassert.equal(f(1), 1);'],
])('leaves a test that %s beside the program, and says so', async (_, code) => {
  expect((await apart(sandbox, 'function f(x) { return x; }', code)).assurance).toBe('weak');
});

test('a program that fails before its tests fails in the same way', async () => {
  expect(await apart(sandbox, 'function f(x { return x; }', 'assert(f(1) === f(1));')).toMatchObject({
    status: 'error',
    cause: 'syntax',
  });
  expect(await apart(sandbox, 'function g() {}', 'assert(f(1) === f(1));')).toMatchObject({
    status: 'error',
    cause: 'name',
  });
});
