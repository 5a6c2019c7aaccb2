import { childrenOf, type Node, walk } from './syntax.ts';

/**
 * Which questions compare by themselves. A question is put where the program is, so what the program gives must meet nothing in
 * it that the test has written down: what compares the two there may be the program's doing.
 */

/** Methods that say only whether something equals what they are given, or where. */
const comparing = new Set(
  'includes indexOf lastIndexOf has find findIndex findLast findLastIndex some every filter startsWith endsWith equals is'.split(
    ' ',
  ),
);

const written = new Set(['Literal', 'TemplateLiteral']);
const displays = new Set([...written, 'ArrayExpression', 'ObjectExpression']);

type Called = Extract<Node, { type: 'CallExpression' | 'NewExpression' }>;

const isCalled = (node: Node): node is Called => node.type === 'CallExpression' || node.type === 'NewExpression';

const hasCall = (node: Node): boolean => [...walk(node)].some(isCalled);

/** The language's own, which a program may have replaced. */
const isOfLanguage = (node: Node): boolean => node.type === 'Identifier' && node.name in globalThis;

/** Whether something written down is in an expression, what is handed to the program apart. */
function isWritten(node: Node): boolean {
  if (written.has(node.type)) return true;
  if (isCalled(node) && !isOfLanguage(node.callee)) return childrenOf(node.callee).some(isWritten);
  if (node.type === 'MemberExpression' && !node.computed) return isWritten(node.object);
  return childrenOf(node).some(isWritten);
}

/** Whether what is called is surely the program's: its name, or a method of a thing of its own that is no answer. */
export function isOfProgram(callee: Node): boolean {
  if (callee.type === 'Identifier') return !isOfLanguage(callee);
  if (callee.type === 'NewExpression') return isOfProgram(callee.callee);
  return callee.type === 'MemberExpression' && callee.object.type !== 'CallExpression' && isOfProgram(callee.object);
}

/** Whether calls meet there what is written down. */
const mixes = (nodes: Node[]): boolean => nodes.some(hasCall) && nodes.some(isWritten);

/** A call of what is not the program's, or that only compares, in which an answer meets something written down. */
export function reckons(node: Node): boolean {
  if (!isCalled(node)) return false;
  const { callee } = node;
  if (callee.type !== 'MemberExpression') return isOfLanguage(callee) && mixes(node.arguments);
  const { object, property } = callee;
  const nodes = [object, ...node.arguments];
  if (property.type === 'Identifier' && comparing.has(property.name)) return nodes.some(hasCall);
  const maker = object.type === 'NewExpression' ? object.callee : object;
  return (displays.has(object.type) || isOfLanguage(maker)) && mixes(nodes);
}
