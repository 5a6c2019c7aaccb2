import type { Value } from '../../../domain/value.ts';
import { type Expression, isUnreadable, type Node, normalised, parse } from './syntax.ts';

/** Reads an expression's value without executing it. */

class NotLiteral extends Error {}

const numberValue = (number: number): Value => ({ t: 'number', v: Object.is(number, -0) ? '-0' : String(number) });

const wrappers = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'TSTypeAssertion']);

/** An expression without the types that are said of it. */
export function bare(node: Node): Node {
  return wrappers.has(node.type) && 'expression' in node && typeof node.expression === 'object'
    ? bare(node.expression)
    : node;
}

function evaluate(expression: Node): Value {
  const node = bare(expression);
  if (node.type === 'Literal') return evaluateLiteral(node);
  if (node.type === 'Identifier') return evaluateName(node.name);
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) {
    return { t: 'str', v: node.quasis[0]?.value.cooked ?? '' };
  }
  if (node.type === 'UnaryExpression') return evaluateSign(node.operator, evaluate(node.argument));
  if (node.type === 'BinaryExpression') return compute(node.operator, evaluate(node.left), evaluate(node.right));
  if (node.type === 'ArrayExpression') return { t: 'list', v: node.elements.map(evaluateMember) };
  if (node.type === 'ObjectExpression') {
    return { t: 'dict', v: [...new Map(node.properties.map(evaluateProperty)).values()] };
  }
  if (node.type === 'NewExpression') return evaluateCollection(node);
  throw new NotLiteral();
}

function evaluateLiteral(node: Extract<Node, { type: 'Literal' }>): Value {
  if ('regex' in node) throw new NotLiteral();
  if ('bigint' in node) return { t: 'int', v: `${BigInt(node.bigint)}` };
  const { value } = node;
  if (value === null) return { t: 'none' };
  if (typeof value === 'boolean') return { t: 'bool', v: value };
  if (typeof value === 'number') return numberValue(value);
  if (typeof value === 'string') return { t: 'str', v: value };
  throw new NotLiteral();
}

function evaluateName(name: string): Value {
  if (name === 'undefined') return { t: 'undefined' };
  if (name === 'NaN' || name === 'Infinity') return numberValue(Number(name));
  throw new NotLiteral();
}

function evaluateSign(operator: string, operand: Value): Value {
  if (operand.t === 'number' && operator === '-') return numberValue(-Number(operand.v));
  if (operand.t === 'number' && operator === '+') return operand;
  if (operand.t === 'int' && operator === '-') return { t: 'int', v: `${-BigInt(operand.v)}` };
  if (operand.t === 'bool' && operator === '!') return { t: 'bool', v: !operand.v };
  throw new NotLiteral();
}

const arithmetic: Record<string, (left: number, right: number) => number> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '**': (left, right) => left ** right,
};

function compute(operator: string, left: Value, right: Value): Value {
  const operation = Object.hasOwn(arithmetic, operator) ? arithmetic[operator] : undefined;
  if (operation && left.t === 'number' && right.t === 'number')
    return numberValue(operation(Number(left.v), Number(right.v)));
  if (operator === '+' && left.t === 'str' && right.t === 'str') return { t: 'str', v: left.v + right.v };
  throw new NotLiteral();
}

function evaluateMember(node: Node | null): Value {
  if (node === null || node.type === 'SpreadElement') throw new NotLiteral();
  return evaluate(node);
}

/** A later property of the same name takes the place of an earlier one. */
function evaluateProperty(node: Node): [string, [Value, Value]] {
  if (node.type !== 'Property' || node.computed || node.method || node.shorthand || node.kind !== 'init')
    throw new NotLiteral();
  const { key } = node;
  const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : null;
  if (name === null || name === '__proto__') throw new NotLiteral();
  return [name, [{ t: 'str', v: name }, evaluate(node.value)]];
}

function evaluateCollection(node: Extract<Node, { type: 'NewExpression' }>): Value {
  const [argument, ...more] = node.arguments;
  const name = node.callee.type === 'Identifier' ? node.callee.name : '';
  const members = argument === undefined ? { t: 'list' as const, v: [] } : evaluate(argument);
  if (more.length > 0 || members.t !== 'list') throw new NotLiteral();
  if (name === 'Set') return { t: 'set', v: unrepeated(members.v, (member) => member) };
  if (name !== 'Map') throw new NotLiteral();
  return { t: 'map', v: unrepeated(members.v.map(pairOf), ([key]) => key) };
}

function pairOf(member: Value): [Value, Value] {
  const [key, held, ...more] = member.t === 'list' ? member.v : [];
  if (key === undefined || held === undefined || more.length > 0) throw new NotLiteral();
  return [key, held];
}

/** Objects are never the same, so a collection that seems to repeat one is left to those who run it. */
function unrepeated<T>(members: T[], keyOf: (member: T) => Value): T[] {
  if (new Set(members.map((member) => JSON.stringify(keyOf(member)))).size < members.length) throw new NotLiteral();
  return members;
}

/** The value that an expression stands for; null where it is no literal. */
export function literalValue(node: Node): Value | null {
  try {
    return evaluate(node);
  } catch (error) {
    if (error instanceof NotLiteral) return null;
    throw error;
  }
}

/** The value of a text that is one literal; null where it is not. */
export function readLiteral(source: string): Value | null {
  const expression = readExpression(source);
  return expression === null ? null : literalValue(expression);
}

function readExpression(source: string): Expression | null {
  const syntax = parse(`(${normalised(source)}\n)`, 'javascript');
  const [only, ...more] = isUnreadable(syntax) ? [] : syntax.body;
  return only?.type === 'ExpressionStatement' && more.length === 0 ? only.expression : null;
}
