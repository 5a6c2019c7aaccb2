import type { Comparison, TaskTest } from '../../../domain/task.ts';
import type { Value } from '../../../domain/value.ts';
import { bare, literalValue } from './literal.ts';
import { childrenOf, type Expression, type Node, type Syntax, textOf, walk } from './syntax.ts';
import { isFunction } from './names.ts';
import { isOfProgram, reckons } from './reckoning.ts';

/** An assertion, and the test by value that it is; null where only running it tells. */
export interface Assertion {
  asked: { node: Node; prefix: string; expected: string; value: Value; comparison?: Comparison } | null;
  /** It says nothing about any program. */
  vacuous: boolean;
}

type Rule = { comparison?: Comparison; deep: boolean };

const strictly: Rule = { deep: false };
const deeply: Rule = { deep: true };
const rules: Record<string, Rule> = {
  equal: { comparison: 'loose', deep: false },
  deepEqual: { comparison: 'loose', deep: true },
  strictEqual: strictly,
  deepStrictEqual: deeply,
};
const strictRules: Record<string, Rule> = { ...rules, equal: strictly, deepEqual: deeply };

const comparing = new Set(['==', '===', '!=', '!==', '<', '>', '<=', '>=', 'in', 'instanceof']);
const deciding = new Set([
  'LogicalExpression',
  'ConditionalExpression',
  'AssignmentExpression',
  'UpdateExpression',
  'YieldExpression',
]);

/** An expression with a call in it that leaves the comparing to others; functions that it passes on may do as they like. */
function isQuestion(node: Node): boolean {
  if (![...walk(node)].some(({ type }) => type === 'CallExpression' || type === 'NewExpression')) return false;
  const asks = (part: Node): boolean => {
    if (deciding.has(part.type) || (part.type === 'BinaryExpression' && comparing.has(part.operator))) return false;
    if (reckons(part)) return false;
    const called = part.type === 'CallExpression' ? part.callee : null;
    const handsOver = called !== null && isOfProgram(called);
    return childrenOf(part).every((child) =>
      isFunction(child) ? child !== called && (handsOver || asks(child)) : asks(child),
    );
  };
  return asks(node);
}

/** What is asserted: `assert(x)`, `assert.ok(x)` and `console.assert(x)` name nothing but a condition. */
function methodOf(callee: Node): string | null {
  if (callee.type === 'Identifier') return callee.name === 'assert' ? 'ok' : null;
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return null;
  const { object, property } = callee;
  if (object.type === 'Identifier' && object.name === 'console') return property.name === 'assert' ? 'ok' : null;
  if (object.type === 'MemberExpression') return methodOf(object) === null ? null : property.name;
  return object.type === 'Identifier' && object.name === 'assert' ? property.name : null;
}

/** The assertion that an expression is; null where it is none. */
export function assertionIn(syntax: Syntax, expression: Expression, strict: boolean): Assertion | null {
  const call = expression.type === 'AwaitExpression' ? expression.argument : expression;
  const method = call.type === 'CallExpression' ? methodOf(call.callee) : null;
  if (call.type !== 'CallExpression' || method === null) return null;
  const [first, second] = call.arguments;
  if (first === undefined || call.arguments.some(({ type }) => type === 'SpreadElement'))
    return { asked: null, vacuous: false };
  if (method === 'ok') return ofCondition(syntax, bare(first));
  const table = strict ? strictRules : rules;
  const rule = Object.hasOwn(table, method) ? table[method] : undefined;
  return { asked: rule && second ? ofSides(syntax, first, second, rule) : null, vacuous: false };
}

function ofSides(syntax: Syntax, one: Node, other: Node, { comparison, deep }: Rule): Assertion['asked'] {
  for (const [node, literal] of [[one, other] as const, [other, one] as const]) {
    const value = literalValue(literal);
    const held = value !== null && 'v' in value && typeof value.v === 'object';
    if (value === null || (held && !deep) || !isQuestion(node)) continue;
    return { node, prefix: '', expected: textOf(syntax, literal), value, ...(comparison && { comparison }) };
  }
  return null;
}

function ofCondition(syntax: Syntax, condition: Node): Assertion {
  const truth = (node: Node, prefix: string): Assertion => ({
    asked: isQuestion(node) ? { node, prefix, expected: 'true', value: { t: 'bool', v: true } } : null,
    vacuous: false,
  });
  if (literalValue(condition)) return { asked: null, vacuous: true };
  if (condition.type === 'UnaryExpression' && condition.operator === '!') return truth(condition, '');
  if (condition.type === 'CallExpression' || condition.type === 'AwaitExpression') return truth(condition, '!!');
  if (condition.type !== 'BinaryExpression' || !['===', '=='].includes(condition.operator))
    return { asked: null, vacuous: false };
  const comparison = condition.operator === '==' ? 'loose' : 'operator';
  const asked = ofSides(syntax, condition.left, condition.right, { comparison, deep: false });
  // No number equals this one, itself included.
  return { asked: asked?.value.t === 'number' && asked.value.v === 'NaN' ? null : asked, vacuous: false };
}

/** The test by value that an assertion asks, with one name written as another. */
export function valueTest(
  syntax: Syntax,
  asked: NonNullable<Assertion['asked']>,
  renamed: ReadonlyMap<string, string>,
): TaskTest {
  const { node, prefix, expected, value, comparison } = asked;
  const call = prefix + renamedText(syntax, node, renamed);
  return { kind: 'value', call, expected, value, ...(comparison && { comparison }) };
}

function renamedText(syntax: Syntax, node: Node, renamed: ReadonlyMap<string, string>): string {
  const places = [...walk(node)]
    .flatMap((part) => (part.type === 'Identifier' && renamed.has(part.name) ? [part] : []))
    .sort((one, other) => one.start - other.start);
  let text = '';
  let start = node.start;
  for (const place of places) {
    text += syntax.text.slice(start, place.start) + (renamed.get(place.name) ?? '');
    start = place.end;
  }
  return text + syntax.text.slice(start, node.end);
}
