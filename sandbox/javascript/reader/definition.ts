import type { ArrowFunctionExpression, Class, Function, Node } from 'oxc-parser';
import type { Statement, Syntax } from './syntax.ts';

/** A function or class that a top-level statement defines, and its name. */
export interface Definition {
  name: string;
  node: Function | ArrowFunctionExpression | Class;
}

/** The definition that a statement is, where it is one. */
export function definitionIn(statement: Node): Definition | null {
  if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') {
    return statement.id === null ? null : { name: statement.id.name, node: statement };
  }
  if (statement.type !== 'VariableDeclaration' || statement.declarations.length !== 1) return null;
  const [declarator] = statement.declarations;
  const node = declarator?.init;
  if (declarator?.id.type !== 'Identifier' || !node) return null;
  const { name } = declarator.id;
  if (node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression') return { name, node };
  return node.type === 'ClassExpression' ? { name, node } : null;
}

/** The statement that defines a name, or the last that defines anything. */
export function findDefinition(
  body: Statement[],
  name: string | null,
): { statement: Statement; definition: Definition } | null {
  const found = body.flatMap((statement) => {
    const definition = definitionIn(statement);
    return definition !== null && (name === null || definition.name === name) ? [{ statement, definition }] : [];
  });
  return found.at(-1) ?? null;
}

/** Where a definition's body begins: behind its opening brace; for an arrow without one, behind the arrow. */
export function bodyStart(syntax: Syntax, { node }: Definition): number {
  const { body } = node;
  const start = body?.start ?? node.end;
  return syntax.text[start] === '{' && body?.type !== 'ObjectExpression' ? start + 1 : start;
}

/** What has no brace of its own gets one: its expression is then returned. */
export function isExpressionBody({ node }: Definition): boolean {
  return node.type === 'ArrowFunctionExpression' && node.body.type !== 'BlockStatement';
}
