import type { Language } from '../../domain/task.ts';
import { baseName, freeNames } from './reader/names.ts';
import { isUnreadable, type Node, parse, type Statement, walk } from './reader/syntax.ts';

/** What is put in place of a program's surroundings, or read of its text, has to be where the program is. */
const together = new Set([
  'globalThis',
  'global',
  'window',
  'self',
  'process',
  'module',
  'exports',
  'eval',
  'Function',
  'arguments',
]);

/** What else the language has under a name of its own is not the program's. */
const isStandard = (name: string): boolean => name in globalThis || name === 'require' || name === 'assert';

/** Names that a test needs and does not define; null where it has to run beside the program. */
export function namesApart(code: string, language: Language, entryPoint: string): string[] | null {
  const syntax = parse(`async () => {${code}\n}`, language);
  // What cannot be read will say so where it is run.
  if (isUnreadable(syntax)) return [];
  const free = freeNames(...syntax.body);
  const own = (name: string | null): boolean =>
    name !== null && free.has(name) && (name === entryPoint || !isStandard(name));
  const nodes = syntax.body.flatMap((statement: Statement) => [...walk(statement)]);
  const stays = [...free].some((name) => together.has(name) && name !== entryPoint);
  return stays || nodes.some((node) => needsProgram(node, free, own)) ? null : [...free];
}

type IsOwn = (name: string | null) => boolean;

function needsProgram(node: Node, free: ReadonlySet<string>, own: IsOwn): boolean {
  // Something of the language's, or the program's own name, is replaced; or the program is put on a table of the tests, which it
  // would be shown when it is called there.
  if (node.type === 'AssignmentExpression')
    return isReplaced(node.left, free, own) || (node.left.type === 'MemberExpression' && isNamed(node.right, own));
  if (node.type === 'Property') return node.kind === 'init' && isNamed(node.value, own);
  if (node.type === 'UpdateExpression') return isReplaced(node.argument, free, own);
  if (node.type === 'UnaryExpression') return node.operator === 'delete' && isReplaced(node.argument, free, own);
  // Methods are called in the other isolate, where nothing inherits from it.
  if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') return isNamed(node.superClass, own);
  if (node.type === 'CallExpression') return isReflection(node.callee, node.arguments, free, own);
  return node.type === 'ImportExpression' || node.type === 'WithStatement';
}

const isNamed = (node: Node | null, own: IsOwn): boolean => node?.type === 'Identifier' && own(node.name);

function isReplaced(target: Node, free: ReadonlySet<string>, own: IsOwn): boolean {
  const base = baseName(target);
  if (base === null || !free.has(base)) return false;
  return target.type === 'Identifier' || !own(base);
}

const changing = new Set(['defineProperty', 'defineProperties', 'assign', 'setPrototypeOf', 'set', 'deleteProperty']);

/** `f.toString()` asks for the program's text; `Object.assign(Math, ...)` replaces something of the language's. */
function isReflection(callee: Node, given: Node[], free: ReadonlySet<string>, own: IsOwn): boolean {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  const { name } = callee.property;
  if (name === 'toString' && isNamed(callee.object, own)) return true;
  const [first] = given;
  const base = first ? baseName(first) : null;
  const reflects = callee.object.type === 'Identifier' && ['Object', 'Reflect'].includes(callee.object.name);
  return reflects && changing.has(name) && base !== null && free.has(base) && isStandard(base);
}
