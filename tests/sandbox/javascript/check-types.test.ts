import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodeExecution } from '../../../domain/execution.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import { openTestSandbox, requestFor } from '../support.ts';

const data = process.env['PERSD_DATA'] ?? '';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox(1);
});
afterAll(() => sandbox.close());

/** Runs a program without tests, for its types alone. */
const run = (program: string): Promise<CodeExecution> =>
  sandbox.execute(requestFor(program, [], { language: 'typescript', entryPoint: '' }));
const errorsOf = async (program: string): Promise<string[] | undefined> => (await run(program)).typeErrors;

describe('type errors', () => {
  test('are told by line, and are no part of the verdict', async () => {
    const program = 'function f(x: number): string {\n  return x;\n}\nconst a: string[] = [1];\n';
    expect(await run(program)).toMatchObject({
      status: 'passed',
      typeErrors: [
        "line 2: Type 'number' is not assignable to type 'string'. (TS2322)",
        "line 4: Type 'number' is not assignable to type 'string'. (TS2322)",
      ],
    });
  });

  test('are at most five, each one short line', async () => {
    const wide = `{ ${Array.from({ length: 200 }, (_, at) => `member${at}: number`).join('; ')} }`;
    const program = Array.from({ length: 9 }, (_, at) => `const a${at}: number = null as unknown as ${wide};`).join(
      '\n',
    );
    const errors = (await errorsOf(program)) ?? [];
    expect(errors).toHaveLength(5);
    for (const error of errors) expect(error).toMatch(/^line \d: .{1,320}$/u);
  });

  test('belong to TypeScript alone', async () => {
    const execution = await sandbox.execute(requestFor('const f = 1;', [], { language: 'javascript', entryPoint: '' }));
    expect('typeErrors' in execution).toBe(false);
  });

  test('of one program are not those of the next', async () => {
    expect(await errorsOf('declare global { interface Array<T> { odd: T } }\nexport const a = [1].odd;')).toEqual([]);
    expect(await errorsOf('export const a = [1].odd;')).toHaveLength(1);
    expect(await errorsOf('const odd: number = "a";')).toHaveLength(1);
    expect(await errorsOf('const even: number = 1;')).toEqual([]);
  });

  test.each([
    ['looser than strict', 'function f(x, y?: string) { let a = null; a = y.length; return x + a; }'],
    [
      'with its own class of a name of the library',
      'class Set<T> { held: T[] = []; }\ntype Record = { a: Set<number> };\nconst a: Record = { a: new Set() };',
    ],
    ['with require declared by its prompt', "declare var require: any;\nconst fs = require('fs');\nfs.read();"],
    [
      'with an assertion of its own',
      "import assert, { strictEqual } from 'node:assert';\nassert.ok(1);\nstrictEqual(1, 1);\nassert.throws(() => { throw new assert.AssertionError({}); });",
    ],
    [
      'with what is there at run time',
      'const timer: ReturnType<typeof setTimeout> = setTimeout(() => console.log(performance.now()), 5);\nclearTimeout(timer);\nqueueMicrotask(() => structuredClone({ a: 1 }).a);\nmodule.exports = { timer };',
    ],
    [
      'with the newest of the library',
      'const a: Map<string, number[]> = Map.groupBy([1], (x) => `${x}`);\n[3].toSorted().at(-1).toFixed();\nnew Set([1]).union(new Set([2]));\nconst big: bigint = 2n ** 3n;',
    ],
    [
      'with decorators, enums and namespaces',
      'enum Unit { Metre = 2 }\nnamespace Size { export const one = 1; }\nconst x: number = Unit.Metre + Size.one;',
    ],
    ['that is empty', ''],
  ])('are none in a program %s', async (_, program) => {
    expect(await errorsOf(program)).toEqual([]);
  });
});

describe('types that their compiler does not survive', () => {
  test.each([
    ['nesting', `type A = ${'['.repeat(20_000)}1${']'.repeat(20_000)};`],
    [
      'endless work',
      'type Bits = 0 | 1;\ntype Wide = `${Bits}${Bits}${Bits}${Bits}${Bits}${Bits}${Bits}${Bits}`;\ntype Count<T extends string, N extends any[] = []> = T extends `${infer _}${infer Rest}` ? Count<Rest, [...N, Wide]> : N;\nconst a: Count<Wide>[] = [[]] as Count<`${Wide}${Bits}`>[];',
    ],
    [
      'a union without end',
      `${Array.from({ length: 12 }, (_, at) => `type U${at + 1} = { a: U${at} } | { b: U${at} } | { c: U${at} };`).join('\n')}\ntype U0 = 1 | 2;\nlet a: U12 = null as unknown as { [K in 'a' | 'b']: U11 } & U12;`,
    ],
  ])('such as %s, leave the verdict and the next program as they are', { timeout: 120_000 }, async (_, types) => {
    const execution = await run(`${types}\nfunction f(): number { return 1; }`);
    expect(['passed', 'error']).toContain(execution.status);
    expect(Array.isArray(execution.typeErrors)).toBe(true);
    expect(await errorsOf('const a: number = 1;')).toEqual([]);
  });
});

if (data === '') {
  console.warn('PERSD_DATA is not set: the prompts of MultiPL-E in TypeScript are not checked.');
  test('PERSD_DATA is not set, so the prompts of MultiPL-E in TypeScript were NOT checked', () => {});
}

describe.skipIf(data === '')('the prompts of MultiPL-E', { timeout: 300_000 }, () => {
  const prompts = (): string[] =>
    readFileSync(join(data, 'multipl-e/humaneval-ts.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line): string => JSON.parse(line).prompt);

  test('have no errors of their own, and show one in their body', async () => {
    const all = prompts();
    expect(all.length).toBeGreaterThan(100);
    const wrong: string[] = [];
    for (const prompt of all) {
      const clean = await errorsOf(`${prompt}\n  throw new Error();\n}\n`);
      const planted = await errorsOf(`${prompt}\n  const planted: number = 'text';\n  throw new Error();\n}\n`);
      if (clean?.length !== 0 || planted?.length !== 1) wrong.push(`${prompt}\n${[clean, planted].join(' ')}`);
    }
    expect(wrong).toEqual([]);
  });
});
