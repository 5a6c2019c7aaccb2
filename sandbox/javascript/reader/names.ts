import { childrenOf, type Node, walk } from './syntax.ts';

/** Which names a piece of a program binds, and which it needs from outside. */

const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const blockTypes = [
  'BlockStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'CatchClause',
  'SwitchStatement',
];
const scopeTypes = new Set([...functionTypes, ...blockTypes, 'ClassDeclaration', 'ClassExpression', 'StaticBlock']);

export const isFunction = (node: Node): boolean => functionTypes.has(node.type);

/** The names in a pattern, such as `{ a, b: [c] = [] }`. */
function patternNames(pattern: Node | null): string[] {
  if (pattern === null) return [];
  if (pattern.type === 'Identifier') return [pattern.name];
  if (pattern.type === 'ObjectPattern') return pattern.properties.flatMap(patternNames);
  if (pattern.type === 'ArrayPattern') return pattern.elements.flatMap(patternNames);
  if (pattern.type === 'Property') return patternNames(pattern.value);
  if (pattern.type === 'RestElement') return patternNames(pattern.argument);
  if (pattern.type === 'AssignmentPattern') return patternNames(pattern.left);
  return pattern.type === 'TSParameterProperty' ? patternNames(pattern.parameter) : [];
}

const typeDeclarations = ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'TSEnumDeclaration'];

/** What one node declares, not counting what is below it. */
function declares(node: Node): string[] {
  if (node.type === 'VariableDeclarator') return patternNames(node.id);
  if (node.type === 'ImportDeclaration') return node.specifiers.map(({ local }) => local.name);
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') return patternNames(node.id);
  return typeDeclarations.includes(node.type) && 'id' in node ? patternNames(node.id) : [];
}

/** Names that a node declares for the scope that it stands in; of those in functions below it, none. */
export function declaredNames(node: Node): string[] {
  const inner = isFunction(node) || node.type.startsWith('Class') ? [] : childrenOf(node).flatMap(declaredNames);
  return [...declares(node), ...inner];
}

/** Names that a scope binds for what is inside it. */
function boundBy(node: Node): string[] {
  const inside = childrenOf(node).flatMap(declaredNames);
  if (node.type === 'CatchClause') return [...inside, ...patternNames(node.param)];
  if (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  ) {
    const own = node.type === 'FunctionExpression' && node.id !== null ? [node.id.name] : [];
    return [...inside, ...own, ...node.params.flatMap(patternNames), 'arguments'];
  }
  return node.type === 'ClassExpression' && node.id !== null ? [...inside, node.id.name] : inside;
}

/** The names below a node that stand for a value or a type, rather than for a property or a label. */
function namingChildren(node: Node): Node[] {
  const skipped: unknown[] = [];
  if ('computed' in node && !node.computed) {
    if (node.type === 'MemberExpression') skipped.push(node.property);
    else if ('key' in node) skipped.push(node.key);
  } else if (node.type.startsWith('TS') && 'key' in node) skipped.push(node.key);
  if ('label' in node) skipped.push(node.label);
  if (node.type === 'TSQualifiedName') skipped.push(node.right);
  if (node.type === 'TSEnumMember') skipped.push(node.id);
  return childrenOf(node).filter((child) => !skipped.includes(child));
}

/** Names that a node uses and does not bind itself. */
export function freeNames(...nodes: Node[]): Set<string> {
  const free = new Set<string>();
  const visit = (node: Node, bound: ReadonlySet<string>): void => {
    if (node.type === 'Identifier' && !bound.has(node.name)) free.add(node.name);
    const within = scopeTypes.has(node.type) ? new Set([...bound, ...boundBy(node)]) : bound;
    for (const child of namingChildren(node)) visit(child, within);
  };
  for (const node of nodes) visit(node, new Set());
  return free;
}

/** The first name of `a.b[c].d`. */
export function baseName(node: Node): string | null {
  let base = node;
  while (base.type === 'MemberExpression') base = base.object;
  return base.type === 'Identifier' ? base.name : null;
}

/** Names that a statement gives a value, and names of what it may change: `x.push(1)`, `x[0] = 1`, `X.prototype.y = z`. */
export function givenNames(statement: Node): Set<string> {
  const given = new Set(declaredNames(statement));
  for (const node of walk(statement)) {
    const target =
      node.type === 'AssignmentExpression'
        ? node.left
        : node.type === 'UpdateExpression'
          ? node.argument
          : node.type === 'CallExpression' && node.callee.type === 'MemberExpression'
            ? node.callee
            : null;
    const name = target && baseName(target);
    if (name !== null) given.add(name);
  }
  return given;
}
