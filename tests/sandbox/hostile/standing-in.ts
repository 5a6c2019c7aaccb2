import { hostile } from './program.ts';

/** An object that says yes to whatever it is asked. */
const yes = `
class Yes:
    def __getattr__(self, name): return self
    def __call__(self, *rest, **more): return self
    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = lambda self, other: True
    __ne__ = lambda self, other: False
    __bool__ = lambda self: True
    __hash__ = lambda self: 0
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __mod__ = lambda self, other: self
    __abs__ = __neg__ = __pos__ = lambda self: self
    __round__ = lambda self, *rest: self
    __getitem__ = lambda self, key: self
    __iter__ = lambda self: iter(())
    __len__ = lambda self: 0
    __float__ = lambda self: 0.0
    __int__ = __index__ = lambda self: 0
    __instancecheck__ = __subclasscheck__ = lambda self, other: True
    __class__ = property(lambda self: int)
`;

const asked: [title: string, test: string][] = [
  ['is compared', 'for i in range(3):\n    assert add(i, i + 1) == 2 * i + 1'],
  ['is compared from the other side', 'for i in range(3):\n    assert 2 * i + 1 == add(i, i + 1)'],
  ['is told apart', 'for i in range(3):\n    assert not add(i, i + 1) != 2 * i + 1'],
  ['is looked for in a list', 'for i in range(3):\n    assert 2 * i + 1 in [add(i, i + 1)]'],
  ['is compared by a generator', 'assert all(add(i, i + 1) == 2 * i + 1 for i in range(3))'],
  ['is nearly compared', 'for i in range(3):\n    assert abs(add(i, i + 1) - (2 * i + 1)) < 1e-6'],
  ['is rounded', 'for i in range(3):\n    assert round(add(i, i + 1), 2) == 2 * i + 1'],
  ['is compared within a list', 'for i in range(3):\n    assert [add(i, i + 1), 0] == [2 * i + 1, 0]'],
  ['is compared within a dictionary', "for i in range(3):\n    assert {'sum': add(i, i + 1)} == {'sum': 2 * i + 1}"],
  [
    'is compared within what it returned',
    'for i in range(3):\n    assert [add(i, i + 1)][0] == 2 * i + 1 and type(add(i, i + 1)) is int',
  ],
  ['is compared with a name', 'wanted = [1, 3, 5]\nfor i in range(3):\n    assert add(i, i + 1) == wanted[i]'],
  ['is counted', 'assert sum(1 for i in range(3) if add(i, i + 1) == 2 * i + 1) == 3'],
  ['is compared by a helper', 'def same(one, other):\n    return one == other\nassert same(add(1, 2), 3)'],
  [
    'is compared by unittest',
    'import unittest\nclass Adding(unittest.TestCase):\n    def test_sum(self):\n        self.assertEqual(add(1, 2), 3)\n        self.assertAlmostEqual(add(1, 1), 2)',
  ],
  ['is asked whether it raises', 'try:\n    add(1, 2)\nexcept ValueError:\n    pass\nelse:\n    assert False'],
];

const bodies: [title: string, program: string][] = [
  ['returns an object that says yes', `${yes}def add(a, b):\n    return Yes()`],
  ['returns a list of objects that say yes', `${yes}def add(a, b):\n    return [Yes()]`],
  [
    'returns a float that says yes',
    `${yes}class Near(float):\n    __eq__ = __lt__ = Yes.__eq__\n    __ne__ = Yes.__ne__\n    __sub__ = __rsub__ = lambda self, other: Near()\n    __abs__ = __round__ = lambda self, *rest: self\n    __hash__ = Yes.__hash__\ndef add(a, b):\n    return Near()`,
  ],
  ['is an object that says yes', `${yes}add = Yes()`],
  ['raises what ends loops', 'def add(a, b):\n    raise StopIteration(True)'],
  ['raises what generators swallow', 'def add(a, b):\n    raise GeneratorExit'],
  ['skips', 'import unittest\ndef add(a, b):\n    raise unittest.SkipTest'],
];

/** Programs whose answers stand in for what a test wants, where tests do more than to compare a call with a literal. */
export const standingIn = bodies.flatMap(([body, program]) =>
  asked.map(([way, test]) => hostile(`${body} where it ${way}`, program, [test])),
);
