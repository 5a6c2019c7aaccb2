// Python programs of every shape that a header and a completion have to be told apart in.
import * as fc from 'fast-check';

/** A program that defines `f`, and the signature of `f` without annotations. */
export interface Written {
  source: string;
  /** Null where a decorator would be lost with it. */
  bare: string | null;
}

const annotations = ['int', '"str"', 'List[int]', 'Dict[str, int]', 'Callable[[int], bool]', '\'Dict[str, "int"]\''];
const defaults = ['None', '-1', "'a: b'", "'):'", '{1: 2}', '(lambda x: x)', '[1, 2][0:1]', '"→ ü 😀"', '"#"'];
const names = ['x', 'values', 'größe', 'данные', '名前', '_0'];

/** Lines of a body; a tab stands for one step to the right. */
const statements: string[][] = [
  ['"""One line: a doc."""'],
  ['"""Ends in', '', '    def f(x):', '\treturn x', '"""'],
  ["'''Has a fence:", '```python', 'f(1)', '```', "'''"],
  ['# a comment: not a colon'],
  [''],
  ['local = {"a": [1, 2, 3][0:2], "b": (lambda y: y)(1)}'],
  ['local = "ünïcödé 😀 \\u00e9 \\\\n"'],
  ['local = f"{1:>3} {{}}"'],
  ['local = """', 'not: indented', '  """.strip()'],
  ['local = (1 +', '2 +', '    3)'],
  ['local = 1 + \\', '  2'],
  ['if True: local = 1; other = 2'],
  ['def inner(a: int, b=2) -> int:', '\t"""def f(x):"""', '\tdef f(z):', '\t\treturn z', '\treturn f(a) + b'],
  ['class Inner:', '\tfield: int = 0', '', '\tdef f(self):', '\t\treturn self.field'],
  ['for index in range(2):', '\tif index:', '\t\tcontinue', '\telse:', '\t\tpass'],
  ['try:', '\tlocal = int("x")', 'except ValueError as error:', '\tlocal = str(error)', 'finally:', '\tpass'],
  ['with open("a") as a, \\', '    open("b") as b:', '\tlocal = a, b'],
  ['@staticmethod', 'def decorated():', '\tyield from ()'],
];

const imports = ['from typing import Callable, Dict, List', 'import functools'];
const helpers = [
  { name: 'LIMIT', lines: ['LIMIT = 3  # a number: any'] },
  { name: 'helper', lines: ['def helper(x: int) -> int:', '\treturn x'] },
  { name: 'Helper', lines: ['class Helper(dict):', '\t"""A helper."""', '', '\tdef f(self):', '\t\treturn 1'] },
  { name: 'hidden', lines: ['@functools.cache', 'def hidden(x):', '\t# why', '\treturn x'] },
  { name: 'math', lines: ['import math'] },
  { name: 'TABLE', lines: ['TABLE = {', "    'ключ': '值',", '}'] },
];

interface Parameter {
  name: string;
  annotation: string | null;
  value: string | null;
}

const parameter: fc.Arbitrary<Parameter> = fc.record({
  name: fc.constantFrom(...names),
  annotation: fc.option(fc.constantFrom(...annotations)),
  value: fc.option(fc.constantFrom(...defaults)),
});

const shape = fc.record({
  parameters: fc.uniqueArray(parameter, { maxLength: 4, selector: ({ name }) => name }),
  starred: fc.constantFrom('', '*', '*rest', '/'),
  returns: fc.option(fc.constantFrom(...annotations)),
  layout: fc.constantFrom('one line', 'a line each', 'hanging', 'spaced'),
  decorator: fc.option(
    fc.constantFrom('@functools.cache', '@functools.lru_cache(maxsize=None)  # note: cached', '@staticmethod'),
  ),
  afterColon: fc.constantFrom('', '  # what: it does', ' '),
  oneLine: fc.boolean(),
  body: fc.array(fc.constantFrom(...statements), { maxLength: 6 }),
  before: fc.subarray(helpers),
  after: fc.subarray(helpers),
  indent: fc.constantFrom('    ', '\t', '  ', ' '),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  ends: fc.constantFrom('', '\n', '\n\n\n'),
  asynchronous: fc.boolean(),
});

/** Programs with everything that is said of `shape` in them, all of it needed. */
export const written: fc.Arbitrary<Written> = shape.map((one) => {
  const needed = [...one.before, ...one.after.filter((helper) => !one.before.includes(helper))];
  const keyword = one.asynchronous ? 'async def' : 'def';
  const back = one.returns === null ? '' : ` -> ${one.returns}`;
  const last = `return [${needed.map(({ name }) => name).join(', ')}]`;
  const signature = `${keyword} f(${laidOut(one.layout, parametersOf(one, true))})${back}:`;
  const under = one.oneLine
    ? [`${signature} ${last}`]
    : [
        signature + one.afterColon,
        ...[...one.body, [last]].flatMap((lines) => lines.map((line) => inside(line, one.indent))),
      ];
  const parts = [
    imports,
    ...one.before.map(({ lines }) => lines),
    one.decorator === null ? under : [one.decorator, ...under],
    ...needed.slice(one.before.length).map(({ lines }) => lines),
  ];
  const text = parts.map((lines) => lines.map((line) => stepped(line, one.indent)).join('\n')).join('\n\n');
  return {
    source: (text + one.ends).replaceAll('\n', one.lineEnd),
    bare: one.decorator === null ? `${keyword} f(${parametersOf(one, false).join(', ')}):` : null,
  };
});

/** A parameter without a default may not follow one that has one, so the first default gives one to all behind it. */
function parametersOf(
  { parameters, starred }: { parameters: Parameter[]; starred: string },
  annotated: boolean,
): string[] {
  const first = parameters.findIndex(({ value }) => value !== null);
  const told = parameters.map(({ name, annotation, value }, index) => {
    const type = annotated && annotation !== null ? `: ${annotation}` : '';
    const given = value ?? (first >= 0 && index > first ? '0' : null);
    return `${name}${type}${given === null ? '' : ` = ${given}`}`;
  });
  if (starred === '' || (told.length === 0 && starred !== '*rest')) return told;
  return starred === '/' ? [...told, '/'] : [...told.slice(0, -1), starred, ...told.slice(-1)];
}

function laidOut(layout: string, parameters: string[]): string {
  if (parameters.length === 0 || layout === 'one line') return parameters.join(', ');
  if (layout === 'hanging') return parameters.join(',\n      ');
  if (layout === 'spaced') return ` ${parameters.join(' , ')} `;
  const comma = parameters.at(-1)?.startsWith('*') === true || parameters.at(-1) === '/' ? '' : ',';
  return `\n    ${parameters.join(',  # a note: (here\n    ')}${comma}\n`;
}

/** Only the first line of a string, and what stands in no string, is moved. */
const inside = (line: string, indent: string): string =>
  line === '' || /^(?:not: |  """|```|f\(1\)|"""$|'''$)/.test(line) ? line : indent + stepped(line, indent);

const stepped = (line: string, indent: string): string => line.replace(/^\t+/, (tabs) => indent.repeat(tabs.length));
