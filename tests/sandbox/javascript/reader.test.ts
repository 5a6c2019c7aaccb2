import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language, TaskTest } from '../../../domain/task.ts';
import type { ProgramParts, Sandbox } from '../../../sandbox/port.ts';
import { openTestSandbox } from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox(1);
});
afterAll(() => sandbox.close());

async function parts(source: string, header: string | null = null, language: Language = 'javascript') {
  const [read] = await sandbox.reader.parts([{ source, entryPoint: 'f', header, language }]);
  if (read === undefined) throw new Error('Expected an answer, found none.');
  return read;
}

async function readable(...given: Parameters<typeof parts>): Promise<Extract<ProgramParts, { ok: true }>> {
  const read = await parts(...given);
  if (!read.ok) throw new Error(`Expected a program, found ${read.message}`);
  return read;
}

async function split(code: string, language: Language = 'javascript'): Promise<TaskTest[]> {
  const [read] = await sandbox.reader.splitTests([{ code, entryPoint: null, language }]);
  if (!read?.ok) throw new Error(`Expected tests, found ${read?.message}`);
  return read.tests;
}

describe('the parts of a program', () => {
  test('leave out what only runs or exports something', async () => {
    const source =
      "import { x } from './x';\n// Helps.\nconst help = (n) => n;\nexport default function f(a, b) {\n  const result = help(a);\n  return result;\n}\nconst result = f(1, 2);\nconsole.log(result);\nmodule.exports = { f };\nif (require.main === module) f();\n";
    expect(await readable(source)).toMatchObject({
      program:
        "import { x } from './x';\n// Helps.\nconst help = (n) => n;\nfunction f(a, b) {\n  const result = help(a);\n  return result;\n}\n",
      header: 'function f(a, b) {',
      definitions: ['help', 'f'],
    });
  });

  test('keep what definitions need, and what a program adds to the language', async () => {
    const source =
      'const memo = new Map();\nmemo.set(0, 1);\nlet unused = 3;\nArray.prototype.last = function () { return this.at(-1); };\nfunction P() {}\nP.prototype.x = 1;\nfunction f() { return memo.get(0) + [1].last(); }\nf();\n';
    const { program } = await readable(source);
    for (const kept of ['memo = new Map', 'memo.set(0, 1)', 'prototype.last', 'P.prototype.x'])
      expect(program).toContain(kept);
    expect(program).not.toContain('unused');
    expect(program).not.toMatch(/\nf\(\);/);
  });

  test.each([
    ['function f(a, b) {\n  return a + b;\n}', 'function f(a, b) {', '\n  return a + b;\n}\n'],
    ['const f = (a, b) => {\n  return a + b;\n};', 'function f(a, b){', '\n  return a + b;\n}\n'],
    ['const f = (a, b) => a + b;', 'function f(a, b) {', '\n  return a + b;\n}\n'],
    ['const f = (a) => ({ a });', 'function f(a) {', '\n  return { a };\n}\n'],
    ['function f(a, b) { return a + b; }', 'const f = (a, b) => {', ' return a + b; };\n'],
    ['const g = 1;\nfunction f(a) {\n  return g;\n}', 'function f(a) {', '\n  return g;\n}\n\nconst g = 1;\n'],
  ])('%j goes on from %j', async (source, header, completion) => {
    expect((await readable(source, header)).completion).toBe(completion);
  });

  test.each([
    ['other parameters', 'function f(x) { return x; }', 'function f(a) {'],
    ['another kind of function', 'async function f(a) { return a; }', 'function f(a) {'],
    ['a class that another must precede', 'class A {}\nclass f extends A { x() {} }', 'class f extends A {'],
    ['a header that is none', 'function f(a) { return a; }', 'f('],
  ])('have no completion with %s', async (_title, source, header) => {
    expect((await readable(source, header)).completion).toBeNull();
  });

  test('of TypeScript keep its types, and the header the imports that its types need', async () => {
    const source =
      "import type { P } from './p';\nimport { q } from './q';\nenum E { A = 1 }\ninterface R { a: number }\nexport function f(p: P, n: number = 2): R {\n  return { a: p.n + n + E.A + q };\n}\n";
    const read = await readable(source, 'function f(p: P, n: number = 2): R {', 'typescript');
    expect(read.header).toBe("import type { P } from './p';\n\nfunction f(p: P, n: number = 2): R {");
    expect(read.completion).toContain('enum E { A = 1 }');
  });

  test('are not those of another language', async () => {
    expect(await parts('const f = (a: number) => a;')).toMatchObject({ ok: false, line: 1 });
    expect(await parts('\ndef f(a):\n  pass')).toMatchObject({ ok: false, line: 2 });
    const mixed = await sandbox.reader.parts([
      { source: 'def f(a):\n    pass\n', entryPoint: 'f', header: null },
      { source: 'function f(a) {}', entryPoint: 'f', header: null, language: 'javascript' },
    ]);
    expect(mixed.map((read) => read.ok && read.header)).toEqual(['def f(a):', 'function f(a) {']);
  });

  test('of a text that is nested without end are refused, and the next text is read', async () => {
    const deep = [
      '('.repeat(200_000),
      `const f = ${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      `f(${'!'.repeat(200_000)}1)`,
    ];
    const sources = [...deep, 'function f() {}'].map((source) => ({
      source,
      entryPoint: 'f',
      header: null,
      language: 'javascript' as const,
    }));
    const read = await sandbox.reader.parts(sources);
    expect(read.map(({ ok }) => ok)).toEqual([false, false, false, true]);
  });
});

describe('published tests', () => {
  test.each([
    ['assert.strictEqual(f(1), 2)', 'f(1)', '2', undefined],
    ['assert.strictEqual(2, f(1))', 'f(1)', '2', undefined],
    ['assert.deepStrictEqual(f([1]), { a: [1, -0] })', 'f([1])', '{ a: [1, -0] }', undefined],
    ['assert.deepEqual(f(1), [1])', 'f(1)', '[1]', 'loose'],
    ['assert.equal(f(1), 1, "words")', 'f(1)', '1', 'loose'],
    ['assert(f(1) === "a")', 'f(1)', '"a"', 'operator'],
    ['console.assert(f(1) == null)', 'f(1)', 'null', 'loose'],
    ['assert.ok(f(1))', '!!f(1)', 'true', undefined],
    ['assert(!f(1))', '!f(1)', 'true', undefined],
    ['assert.strictEqual(await f(1), 2)', 'await f(1)', '2', undefined],
    ['assert.strictEqual(new F(1).g((x) => x === 2), 2)', 'new F(1).g((x) => x === 2)', '2', undefined],
    ["const assert = require('node:assert').strict;\nassert.equal(f(1), 1)", 'f(1)', '1', undefined],
    ['const tests = () => { console.assert(f(1) === 2); };\ntests();', 'f(1)', '2', 'operator'],
    [
      'function test() { let candidate = f; assert.deepEqual(candidate(candidate(1)), 2); }\ntest();',
      'f(f(1))',
      '2',
      'loose',
    ],
    ['function check(candidate) { assert.deepStrictEqual(candidate(1), 2); }\ncheck(f);', 'f(1)', '2', undefined],
  ])('%s is asked by value', async (code, call, expected, comparison) => {
    expect(await split(code)).toMatchObject([{ kind: 'value', call, expected, ...(comparison && { comparison }) }]);
  });

  test.each([
    ['what throws', 'assert.throws(() => f(1))'],
    ['an array that is to be the same one', 'assert.strictEqual(f(1), [1])'],
    ['what no literal stands for', 'assert.deepStrictEqual(f(1), new Date(0))'],
    ['a comparison inside the call', 'assert.strictEqual(f(1) === 2, true)'],
    ['an order', 'assert(f(1) > 2)'],
    ['several at once', 'assert(f(1) === 2 && f(2) === 3)'],
    ['what nothing equals', 'assert(f(1) === NaN)'],
    ['a state', 'const s = new S();\ns.push(1);\nassert.strictEqual(s.pop(), 1);'],
    ['a loop', 'for (const n of [1, 2]) {\n  assert.strictEqual(f(n), n);\n}'],
    ['an immediate function', '(function () { assert.strictEqual(f(1), 2); })()'],
  ])('%s stays code, as one test', async (_title, code) => {
    expect(await split(code)).toEqual([{ kind: 'code', code }]);
  });

  test('with a helper carry it where they use it, and say nothing of what is always so', async () => {
    const code =
      'function twice(n) { return 2 * n; }\nassert.strictEqual(f(1), 2);\nassert.strictEqual(f(twice(1)), 4);\nassert(true);';
    expect(await split(code)).toMatchObject([
      { kind: 'value', call: 'f(1)' },
      { kind: 'code', code: 'function twice(n) { return 2 * n; }\nassert.strictEqual(f(twice(1)), 4);' },
    ]);
  });

  test('name what they call, and are refused where they cannot be read', async () => {
    const [named, broken] = await sandbox.reader.splitTests([
      { code: 'assert.strictEqual(Math.max(...g(1)), 2)', entryPoint: null, language: 'javascript' },
      { code: 'assert.strictEqual(g(1, 2', entryPoint: null, language: 'javascript' },
    ]);
    expect(named).toMatchObject({ ok: true, entryPoint: 'g' });
    expect(broken).toMatchObject({ ok: false });
  });
});

test('literals are read and nothing is executed', async () => {
  const sources = [
    '-1.5',
    '"a"',
    '[null, undefined]',
    '{ a: 1, "b": 2n }',
    'new Set([1])',
    '1 + 1',
    'f()',
    'x',
    '[,]',
    '{ ...a }',
    '`a${1}`',
    '1; 2',
  ];
  const values = await sandbox.reader.literals(sources, 'javascript');
  expect(values.map((value) => value?.t ?? null)).toEqual([
    'number',
    'str',
    'list',
    'dict',
    'set',
    'number',
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});
