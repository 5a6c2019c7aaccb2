import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../../domain/task.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import { languagesOf } from '../corpus/verdict-of.ts';
import { openTestSandbox, requestFor } from '../support.ts';
import { anyText, fuzzRuns, mutated, secret } from './texts.ts';

const timeout = 120_000 + fuzzRuns * 1000;
const limits = { cpuMs: 1000, memoryMb: 256 };

const pythonPrograms = [
  'import math\n\ndef f(x):\n    """A text."""\n    return [math.sqrt(x), {"a": x}, (x, None)]\n',
  'class A:\n    def __init__(self, x):\n        self.x = x\n\ndef f(x):\n    try:\n        return A(x).x + 1\n    except ValueError:\n        return None\n',
  'def f(x):\n    return sorted({str(i): i ** 2 for i in range(x)}.items(), key=lambda pair: -pair[1])\n\nprint(f(3))\n',
];
const scriptPrograms = [
  'const f = (x) => [x, { a: `${x}` }, /a/.test(x)];\n',
  'class A {\n  #x = 1;\n  get x() { return this.#x; }\n}\nfunction f(x) { try { return new A().x + x; } catch { return null; } }\n',
  'async function f(x) { await null; return [...Array(x).keys()].map((i) => i ** 2); }\n',
];

const rooms: [language: Language, programs: string[], question: string, broken: string][] = [
  ['python', pythonPrograms, `assert f(3) == '${secret}'`, 'f = [][0]'],
  ['javascript', scriptPrograms, `assert.strictEqual(await f(3), '${secret}')`, 'const f = null.f'],
];

describe('texts that nobody wrote', () => {
  let sandbox: Sandbox;
  let guests: Language[];

  beforeAll(async () => {
    sandbox = await openTestSandbox(2);
    guests = await languagesOf(sandbox, ['python', 'javascript']);
  });
  afterAll(() => sandbox.close());

  const statusOf = async (language: Language, program: string, code: string): Promise<string> => {
    const tests = [{ kind: 'code', code } as const];
    const { status } = await sandbox.execute(requestFor(program, tests, { language, limits, entryPoint: '' }));
    return status;
  };

  describe.each(rooms)('in %s', (language, programs, question, broken) => {
    const property = async (texts: fc.Arbitrary<string>, holds: (text: string) => Promise<boolean>): Promise<void> => {
      if (!guests.includes(language)) return console.warn(`No guest runs ${language}: NOT fuzzed.`);
      await fc.assert(fc.asyncProperty(texts, holds), { numRuns: fuzzRuns, endOnFailure: true });
    };

    test('get a verdict as programs, and never pass', { timeout }, () =>
      property(
        fc.oneof(anyText, mutated(programs)),
        async (text) => (await statusOf(language, text, question)) !== 'passed',
      ),
    );

    test('get a verdict as tests, and never pass a program that does not load', { timeout }, () =>
      property(
        fc.oneof(anyText, mutated([question])),
        async (text) => (await statusOf(language, broken, text)) !== 'passed',
      ),
    );
  });

  test('are answered by the reader, and spoil no other', { timeout }, async () => {
    const texts = fc.array(fc.oneof(anyText, mutated(pythonPrograms), mutated(['assert f([1, {2: (3,)}]) == 4'])), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(texts, async (sources) => {
        const { reader } = sandbox;
        const literals = await reader.literals([...sources, '5']);
        const parts = await reader.parts(
          [...sources, pythonPrograms[0] ?? ''].map((source) => ({ source, entryPoint: null, header: null })),
        );
        const tests = await reader.splitTests(
          [...sources, 'assert f(1) == 2'].map((code) => ({ code, entryPoint: null })),
        );
        expect(literals.at(-1)).toEqual({ t: 'int', v: '5' });
        expect(parts.at(-1)).toMatchObject({ ok: true, definitions: ['f'] });
        expect(tests.at(-1)).toMatchObject({ ok: true, entryPoint: 'f' });
      }),
      { numRuns: Math.ceil(fuzzRuns / 4), endOnFailure: true },
    );
  });
});
