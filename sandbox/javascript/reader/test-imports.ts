import type { Node } from './syntax.ts';

/** Imports at the head of published tests: of `assert`, which every test has, and of the program, which is no module here. */

const assertModules = new Set(['assert', 'node:assert', 'assert/strict', 'node:assert/strict']);

/** The module that a statement takes names from, by `import` or `require`; null where it is no such statement. */
function moduleOf(statement: Node): string | null {
  if (statement.type === 'ImportDeclaration') return statement.source.value;
  if (statement.type !== 'VariableDeclaration') return null;
  const [declarator] = statement.declarations;
  const init = declarator?.init;
  const call = init?.type === 'MemberExpression' ? init.object : init;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.callee.name !== 'require')
    return null;
  const [from] = call.arguments;
  return from?.type === 'Literal' && typeof from.value === 'string' ? from.value : null;
}

/** Whether a name stands for all of `assert`. */
function namesAssert(statement: Node): boolean {
  if (statement.type === 'ImportDeclaration') {
    return statement.specifiers.every(({ type, local }) => type !== 'ImportSpecifier' && local.name === 'assert');
  }
  const id = statement.type === 'VariableDeclaration' ? statement.declarations[0]?.id : null;
  return id?.type === 'Identifier' && id.name === 'assert';
}

/** Whether a statement says nothing that a test needs. */
export function isTestImport(statement: Node): boolean {
  if (statement.type === 'ExpressionStatement' && 'directive' in statement && statement.directive) return true;
  if (statement.type === 'VariableDeclaration' && statement.declare === true) return true;
  const from = moduleOf(statement);
  return from !== null && (assertModules.has(from) ? namesAssert(statement) : /^[./]/.test(from));
}

/** Whether `assert` is the strict one here. */
export function isStrictImport(statement: Node): boolean {
  const from = moduleOf(statement);
  if (from === null || !assertModules.has(from)) return false;
  const init = statement.type === 'VariableDeclaration' ? statement.declarations[0]?.init : null;
  return from.endsWith('/strict') || init?.type === 'MemberExpression';
}
