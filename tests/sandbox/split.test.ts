import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/port.ts';
import { split, splitLines } from './splitting.ts';
import { openTestSandbox } from './support.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterAll(() => sandbox.close());

describe('splitTests', () => {
  test.each([
    ['assert f(1) == 2', 'f(1) => 2'],
    ['assert f(1) == 2, "message"', 'f(1) => 2'],
    ['assert (f(1) == -2.5e3)', 'f(1) => -2.5e3'],
    ["assert [1, {'a': (2,)}] == f(1)", "f(1) => [1, {'a': (2,)}]"],
    ['assert set(f(1)) == set((1, 2))', 'set(f(1)) => set((1, 2))'],
    ['assert len(f(1)[0]) == 10 ** 9 + 7', 'len(f(1)[0]) => 10 ** 9 + 7'],
    ['assert f(f(1)) == [0] * 3', 'f(f(1)) => [0] * 3'],
    ["assert f(1) == float('inf')", "f(1) => float('inf')"],
    ['assert f(\n  1,\n  2) == 3', '(f(\n  1,\n  2)) => 3'],
    ['assert F().g(1) == None', 'F().g(1) => None'],
  ])('reads %s by value', async (code, expected) => expect(await splitLines(sandbox, code)).toEqual([expected]));

  test.each([
    'assert f(1) == g(2)',
    'assert 1 < f(2) < 3',
    'assert (f(1) == 2) == True',
    'assert f(1) - 5 == 0',
    'assert abs(f(1) - 0.5) < f(2)',
    'assert f(1) is 3',
    'def abs(x): return 0\nassert abs(f(1) - 0.5) < 1e-6',
    'def isclose(a, b): return True\nassert isclose(f(1), 2)',
    'assert abs(f(1) - 0.5) < -1',
    'assert f(1) == 2 and f(2) == 3',
    'assert f(1) == 9 ** 9 ** 9',
    'for x in range(3):\n    assert f(x) == x',
    'assert [f(1)].count(2) == 1',
    'assert [2, 3].index(f(1)) == 0',
    "assert {2: 'yes'}[f(1)] == 'yes'",
    'assert len({f(1), 2}) == 1',
    'assert len(set([f(1), 2])) == 1',
    'assert max(f(1), 2) == 2',
    'assert (lambda r: r == 2)(f(1))',
    'assert list(map(lambda r: r == 2, [f(1)])) == [True]',
    'assert f(1).__eq__(2)',
    'assert math.dist([f(1)], [2]) == 0',
  ])('leaves %s as code', async (code) => expect(await splitLines(sandbox, code)).toEqual([code]));

  test('lets what happens between tests happen before those that follow', async () => {
    const code = 'a = [2, 1]\nassert f(a) == 1\nf(a)\na.append(3)\nassert a == [1, 2, 3]\nassert f(3) == 3';
    const before = 'a = [2, 1]\nassert f(a) == 1\nf(a)\na.append(3)\n';
    expect(await splitLines(sandbox, code)).toEqual([
      'a = [2, 1]\nassert f(a) == 1',
      `${before}assert a == [1, 2, 3]`,
      `${before}assert f(3) == 3`,
    ]);
  });

  test('lets what an assertion does to things of the tests happen before those that follow', async () => {
    const code = 's = S()\ns.push(1)\nassert s.pop() == 1\nassert s.empty()\nassert f(1) == 2';
    expect(await splitLines(sandbox, code)).toEqual([
      's = S()\ns.push(1)\nassert s.pop() == 1',
      's = S()\ns.push(1)\nassert s.pop() == 1\nassert s.empty()',
      's = S()\ns.push(1)\nassert s.pop() == 1\nassert s.empty()\nassert f(1) == 2',
    ]);
  });

  test('carries imports, helpers and values into the code that may need them', async () => {
    const code =
      'import math\nn = 3\ndef near(a):\n    return a\nassert f(n) == 3\nassert f(3) == 3\nassert f(math.pi)';
    const carried = 'import math\nn = 3\ndef near(a):\n    return a\n';
    expect(await splitLines(sandbox, code)).toEqual([
      `${carried}assert f(n) == 3`,
      'f(3) => 3',
      `${carried}assert f(math.pi)`,
    ]);
  });

  test('reads a check that holds comparisons only by its parts', async () => {
    const code = `
METADATA = {'author': 'x'}


def check(candidate):
    """Checks."""
    assert candidate("candidate") == candidate and True
`;
    const plain = code.replace(
      ' == candidate and True',
      " == 'candidate', 'candidate'\n    assert True\n    assert sum(candidate( 2 )) == 3",
    );
    expect(await splitLines(sandbox, plain, 'f')).toEqual(['f("candidate") => \'candidate\'', 'sum(f( 2 )) => 3']);
    expect(await splitLines(sandbox, code, 'f')).toEqual([expect.stringMatching(/^def check[^]*\n\n\ncheck\(f\)$/)]);
  });

  test('runs a check that does more as a whole', async () => {
    const [code] = await splitLines(
      sandbox,
      'def check(candidate):\n    for i in range(3):\n        assert candidate(i) == i\n\ncheck(f)\n',
    );
    expect(code).toBe('def check(candidate):\n    for i in range(3):\n        assert candidate(i) == i\n\n\ncheck(f)');
  });

  test('reads pytest functions and test cases', async () => {
    const code = `import unittest
from solution import add

def test_plain():
    assert add(1, 2) == 3

def test_loop():
    for i in range(3):
        assert add(i, 0) == i

class TestAdd(unittest.TestCase):
    def test_one(self):
        self.assertEqual(add(1, 1), 2)

if __name__ == '__main__':
    unittest.main()
`;
    const found = await split(sandbox, code);
    expect(found.entryPoint).toBe('add');
    const [plain, loop, method] = found.tests;
    expect(plain).toMatchObject({ kind: 'value', call: 'add(1, 2)', expected: '3' });
    expect(loop).toMatchObject({
      code: expect.stringMatching(/^import unittest\ndef test_loop[^]*\n\n\ntest_loop\(\)$/),
    });
    expect(method).toMatchObject({ code: expect.stringMatching(/TestAdd\('test_one'\)\.debug\(\)$/) });
    expect(found.tests).toHaveLength(3);
  });

  test.each([
    ['assert max(f(1), g(2)) == 3', 'f'],
    ['def helper(x): return x\nassert helper(f(1)) == 3', 'f'],
    ['def check(candidate):\n    assert candidate(1) == 1\ncheck(f)', 'f'],
    ['assert Stack().push(1) == 1', 'Stack'],
    ['assert sum(1, 2) == 3', 'sum'],
    ['assert 1 == 1', null],
  ])('finds the name that %s calls', async (code, name) => expect((await split(sandbox, code)).entryPoint).toBe(name));

  test('says what keeps it from reading a source, and reads the others', async () => {
    const found = await sandbox.reader.splitTests([
      { code: 'assert f(1) ==', entryPoint: null },
      { code: 'def check(candidate):\n    assert candidate(1) == 1', entryPoint: null },
      { code: 'assert f(1) == 1', entryPoint: null },
    ]);
    expect(found[0]).toEqual({ ok: false, message: 'invalid syntax' });
    expect(found[1]).toMatchObject({ ok: false, message: expect.stringContaining('check') });
    expect(found[2]).toMatchObject({ ok: true });
  });

  test('reads 2,000 rows in less time than a person waits', { timeout: 20_000 }, async () => {
    const rows = Array.from(
      { length: 2000 },
      (_, row) => `assert f(${row}) == [${row}]\nassert f("a") == {"b": (${row},)}`,
    );
    const found = await sandbox.reader.splitTests(rows.map((code) => ({ code, entryPoint: null })));
    expect(found.map((one) => one.ok && one.tests.length)).toEqual(rows.map(() => 2));
  });
});

describe('literals', () => {
  test('reads values, and nothing that has to be executed', async () => {
    const sources = [
      '[1, (2.5,), {"a": {1}}]',
      '-3+2j',
      'b"\\xff"',
      'set()',
      '"a" * 3',
      'None',
      'f(1)',
      '1 +',
      '__import__("os")',
      '(1).__class__',
    ];
    const values = await sandbox.reader.literals(sources);
    expect(values.slice(1, 6)).toEqual([
      { t: 'complex', re: '-3.0', im: '2.0' },
      { t: 'bytes', v: '/w==' },
      { t: 'set', v: [] },
      { t: 'str', v: 'aaa' },
      { t: 'none' },
    ]);
    expect(values.slice(6)).toEqual([null, null, null, null]);
    expect(values[0]).toMatchObject({ t: 'list', v: [{ t: 'int', v: '1' }, { t: 'tuple' }, { t: 'dict' }] });
  });
});
