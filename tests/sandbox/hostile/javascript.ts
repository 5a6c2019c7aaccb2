import { hostile } from './program.ts';

const tests = [
  'assert.strictEqual(add(2, 3), 5)',
  'assert.strictEqual(add(-1, 1), 0)',
  'assert.strictEqual(add(10, 7), 17)',
];
const deepTests = ['assert.deepStrictEqual(add(2, 3), [5])', 'assert.deepEqual(add(2, 3), { sum: [5] })'];
const loopTests = [
  'for (let i = 0; i < 3; i += 1) assert.strictEqual(add(i, i), 2 * i + 0.5 - 0.5 || 0)\nassert.strictEqual(add(1, 1), 2)',
];
const asyncTests = ['assert.strictEqual(await add(2, 3), 5)'];

const wrong = '\nfunction add() { return undefined; }';

const programs: [title: string, program: string][] = [
  [
    'replaces the assertions',
    `for (const name of Object.keys(assert)) assert[name] = () => {};\nglobalThis.assert = () => {};\ntry { assert = () => {}; } catch {}${wrong}`,
  ],
  [
    'replaces what compares and calls',
    `Object.is = () => true;\nReflect.apply = () => 5;\nFunction.prototype.call = Function.prototype.apply = Function.prototype.bind = function () { return () => true; };\nArray.prototype.every = Array.prototype.some = () => true;\nArray.prototype[Symbol.iterator] = function* () {};${wrong}`,
  ],
  [
    'replaces what encodes',
    `JSON.stringify = () => '{"status":"passed"}';\nJSON.parse = () => ({ status: 'passed' });\nObject.prototype.toJSON = () => 5;\nString.prototype.replace = String.prototype.concat = function () { return '5'; };\nNumber.prototype.toString = () => '5';${wrong}`,
  ],
  [
    'puts fields into every object',
    `for (const name of ['status', 'value', 'v', 't', 'ending', 'text', 'passed', 'exception'])\n  Object.defineProperty(Object.prototype, name, { get: () => 'passed', set() {}, configurable: true });${wrong}`,
  ],
  [
    'settles every promise',
    `Promise.prototype.then = function (go) { go(5); return this; };\nPromise.resolve = Promise.all = () => ({ then(go) { go(5); } });${wrong}`,
  ],
  [
    'hears of errors first',
    `Error.prepareStackTrace = (error, frames) => { for (const frame of frames) { const made = frame.getFunction?.(); if (made) made.call = () => 5; } return 'passed'; };\nError.captureStackTrace = () => {};\nError.stackTraceLimit = 1e9;\nfunction add() { throw new Error('x').stack; }`,
  ],
  [
    'reads the words of its caller',
    `function add(a, b) { const words = [add.caller, arguments.callee.caller, new Error().stack].map(String).join(); const [, five] = /, (\\d+)\\)/.exec(words) ?? []; return Number(five); }`,
  ],
  [
    'closes the brackets around it',
    '}})()) ; })(); globalThis.__passed = true; (function () { (() => { (function () {{\nfunction add() { return 0; }',
  ],
  ['comments the tests away', 'function add() { return 0; }\n/* <!--'],
  ['leaves a text open', 'function add() { return 0; }\nconst rest = `'],
  [
    'looks for the host by every name',
    `const found = ['process', 'require', 'module', 'global', 'Deno', 'Bun', 'ivm', '$0', '_ivm', 'console'].map((name) => { try { return (0, eval)(name).constructor.constructor('return process')(); } catch { return undefined; } }).find(Boolean);\nfunction add() { return found.exit(0); }`,
  ],
  [
    'imports modules of the host',
    `let fs;\ntry { fs = require('node:fs'); } catch {}\nimport('node:child_process').then((it) => it.execSync('kill -9 ' + process.ppid)).catch(() => {});\nfunction add() { return fs.readFileSync('/etc/passwd', 'utf8').length; }`,
  ],
  [
    'returns what is equal to everything',
    `function add() { return new Proxy(function () {}, { get: (_, name) => name === Symbol.toPrimitive ? () => 5 : 5, has: () => true, getPrototypeOf: () => Number.prototype, ownKeys: () => [] }); }`,
  ],
  [
    'returns what converts itself',
    `function add() { return { valueOf: () => 5, toString: () => '5', toJSON: () => 5, [Symbol.toPrimitive]: () => 5, [Symbol.toStringTag]: 'Number', constructor: Number, __proto__: Number.prototype }; }`,
  ],
  [
    'returns a list that lies',
    `class List extends Array { get length() { return 1; } get 0() { return 5; } static get [Symbol.species]() { return Array; } }\nfunction add() { return new List(); }`,
  ],
  ['returns a thenable that never ends', `function add() { return { then() { for (;;) {} } }; }`],
  [
    'throws what answers with loops',
    `function add() { throw { get message() { for (;;) {} }, get stack() { for (;;) {} }, get name() { for (;;) {} }, toString() { for (;;) {} } }; }`,
  ],
  [
    'throws the assertions’ own error',
    `let Own;\ntry { assert.strictEqual(1, 2); } catch (error) { Own = error.constructor; }\nfunction add() { const error = Object.create(Own.prototype); error.code = 'ERR_ASSERTION'; error.actual = error.expected = 5; throw error; }`,
  ],
  [
    'queues work without end',
    `function turn() { Promise.resolve().then(turn); queueMicrotask?.(turn); }\nturn();${wrong}`,
  ],
  ['works for ever in one call', `function add() { let n = 3n; for (let i = 0; i < 40; i += 1) n *= n; return n; }`],
  [
    'returns a list with four thousand million places',
    `function add() { const list = []; list.length = 2 ** 32 - 1; return list; }`,
  ],
  [
    'returns itself within itself',
    `function add() { const ring = [5]; ring.push(ring); ring.self = ring; return ring; }`,
  ],
  [
    'returns a list 200,000 deep',
    `function add() { let deep = []; for (let i = 0; i < 200000; i += 1) deep = [deep]; return deep; }`,
  ],
  ['eats memory', `const held = [];\nfunction add() { for (;;) held.push(new Array(1e6).fill(Math.random())); }`],
  [
    'takes memory beside the heap',
    `function add() { const held = []; for (;;) held.push(new Uint8Array(1 << 28).fill(1)); }`,
  ],
  [
    'recurses in getters',
    `function add() { return { get v() { return this.v; }, get [Symbol.iterator]() { return this[Symbol.iterator]; } }; }`,
  ],
  [
    'uses WebAssembly and shared memory',
    `function add() { const shared = new SharedArrayBuffer(8); Atomics.wait(new Int32Array(shared), 0, 0); return new WebAssembly.Memory({ initial: 60000 }); }`,
  ],
  ['is empty', ''],
  ['is no text', '\u0000\uffff'],
];

/** Programs in JavaScript that try to pass without a sum, or to harm whoever judges them. */
export const javascript = programs.flatMap(([title, program]) => [
  hostile(title, program, tests),
  hostile(`${title}, while values are compared in depth`, program, deepTests),
  hostile(`${title}, while tests loop`, program, loopTests),
  hostile(`${title}, while tests wait`, program, asyncTests),
]);
