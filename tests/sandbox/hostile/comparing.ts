import { hostile } from './program.ts';

/** Tests that compare by a call: whoever would answer it beside the program asks the program. None of the answers is right. */
const asked: [title: string, test: string][] = [
  ['is counted in a list', 'assert [add(2, 3)].count(6) == 1'],
  ['is looked for in a list', 'assert [7, add(2, 3)].index(6) == 1'],
  ['is looked for in what is written', 'assert [6, 7].index(add(2, 3)) == 0'],
  ['is a place in a dictionary', "assert {6: 'yes'}[add(2, 3)] == 'yes'"],
  ['is a key', "assert {6: 'yes'}.get(add(2, 3)) == 'yes'"],
  ['is put into a set', 'assert len({add(2, 3), 6}) == 1'],
  ['is made a set', 'assert len(set([add(2, 3), 6])) == 1'],
  ['is filtered', 'assert len(list(filter(lambda sum: sum == 6, [add(2, 3)]))) == 1'],
  ['is mapped', 'assert list(map(lambda sum: sum == 6, [add(2, 3)])) == [True]'],
  ['is handed to a function at once', 'assert (lambda sum: sum == 6)(add(2, 3))'],
  ['is asked by its own method', 'assert add(2, 3).__eq__(6)'],
];

const words = [
  '__eq__ = __lt__ = __le__ = __gt__ = __ge__ = lambda self, other: True',
  '__ne__ = lambda self, other: False',
  '__hash__ = lambda self: 6',
];
const lying = (kind: string): string =>
  `class Yes${kind}:\n${words.map((word) => `    ${word}\n`).join('')}def add(a, b):\n    return Yes()`;

export const comparing = asked.flatMap(([title, test]) => [
  hostile(`returns an object that says yes, which ${title}`, lying(''), [test]),
  hostile(`returns a number that says yes, which ${title}`, lying('(int)'), [test]),
]);

const methods = [
  'Array.prototype.includes = Array.prototype.every = Set.prototype.has = Object.is = () => true;',
  'Array.prototype.indexOf = Array.prototype.lastIndexOf = () => 0;',
  'Array.prototype.filter = Array.prototype.map = () => [true];',
  'Map.prototype.get = () => 1;',
  "Object.defineProperty(Set.prototype, 'size', { get: () => 1 });",
  'function add() { return 0; }',
].join('\n');

const scriptTests: [title: string, test: string][] = [
  ['includes', 'assert([6].includes(add(2, 3)))'],
  ['indexOf', 'assert.strictEqual([add(2, 3)].indexOf(6), 0)'],
  ['lastIndexOf', 'assert.strictEqual([6].lastIndexOf(add(2, 3)), 0)'],
  ['every', 'assert([add(2, 3)].every((sum) => sum === 6))'],
  ['map', 'assert.deepStrictEqual([add(2, 3)].map((sum) => sum === 6), [true])'],
  ['filter', 'assert.strictEqual([add(2, 3)].filter((sum) => sum === 6).length, 1)'],
  ['Set.has', 'assert(new Set([6]).has(add(2, 3)))'],
  ['Set.size', 'assert.strictEqual(new Set([6, add(2, 3)]).size, 1)'],
  ['Map.get', 'assert.strictEqual(new Map([[6, 1]]).get(add(2, 3)), 1)'],
  ['Object.is', 'assert(Object.is(add(2, 3), 6))'],
];

export const comparingScripts = scriptTests.map(([title, test]) =>
  hostile(`replaces ${title}, which the tests use`, methods, [test]),
);
