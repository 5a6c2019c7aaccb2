import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/port.ts';
import { openTestSandbox } from '../support.ts';
import { judge } from './support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox(1);
});
afterAll(() => sandbox.close());

describe('TypeScript', () => {
  const language = 'typescript' as const;

  test('runs without its types, with enums, namespaces and parameter properties', async () => {
    const program = [
      'enum Unit { Metre = 2 }',
      'namespace Size { export const one = 1; }',
      'class Box<T> { constructor(private held: T) {} get(): T { return this.held; } }',
      'export function f(x: number, y?: string): number { return new Box<number>(x).get() + Unit.Metre + Size.one; }',
    ].join('\n');
    expect((await judge(sandbox, program, 'assert.strictEqual(f(1 as number), 4)', { language })).status).toBe(
      'passed',
    );
  });

  test('keeps its lines, so that an exception is found where it is', async () => {
    const program = 'interface A {\n  b: number;\n}\n\nfunction f(a: A): number {\n  return a.b.c.d;\n}\n';
    const { tests } = await judge(sandbox, program, 'assert.strictEqual(f({ b: 1 }), 4)', { language });
    expect(tests[0]?.exception?.frames).toEqual([{ line: 6, function: 'f', code: 'return a.b.c.d;' }]);
  });

  test('is no JavaScript', async () => {
    const program = 'const f = (x: number) => x;';
    expect((await judge(sandbox, program, 'assert.strictEqual(f(1), 1)')).cause).toBe('syntax');
    expect((await judge(sandbox, program, 'assert.strictEqual(f(1), 1)', { language })).status).toBe('passed');
  });

  test('that its stripper does not survive ends that slot alone', async () => {
    const deep = `const f = (): number => ${'('.repeat(50_000)}1${')'.repeat(50_000)};`;
    expect((await judge(sandbox, deep, 'assert.strictEqual(f(), 1)', { language })).status).toBe('error');
    expect(
      (await judge(sandbox, 'const f = (): number => 1;', 'assert.strictEqual(f(), 1)', { language })).status,
    ).toBe('passed');
  });

  test('tells the line at which it cannot be read', async () => {
    const { exception } = await judge(sandbox, '\nfunction f(: number) {}', 'assert.strictEqual(f(), 1)', { language });
    expect(exception).toMatchObject({ type: 'SyntaxError', frames: [{ line: 2, code: 'function f(: number) {}' }] });
  });
});
