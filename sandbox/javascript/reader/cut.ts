import { baseName, declaredNames, freeNames, givenNames } from './names.ts';
import { definitionIn } from './definition.ts';
import { type Statement, type Syntax, textOf, withoutExport } from './syntax.ts';

/** Names that are not a program's own: what is done to them is done for its effect, such as printing. */
const outside = new Set([
  'console',
  'process',
  'module',
  'exports',
  'require',
  'Object',
  'Promise',
  'Math',
  'JSON',
  'Reflect',
]);

const typeDefinitions = new Set([
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSEnumDeclaration',
  'TSModuleDeclaration',
]);

/** A method or another property that is added to what the language itself has, for the program to use. */
function extendsBuiltin(statement: Statement): boolean {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') return false;
  const { left } = statement.expression;
  const name = left.type === 'MemberExpression' ? baseName(left) : null;
  return name !== null && /^[A-Z]/.test(name) && !outside.has(name);
}

const isDirective = (statement: Statement): boolean =>
  'directive' in statement && typeof statement.directive === 'string';

/** The statements of a program without exports and without those that only run something. */
export function keptStatements(body: Statement[], entryPoint: string | null): Statement[] {
  const plain = body.flatMap((statement) => withoutExport(statement) ?? []);
  const kept = new Set(
    plain.filter(
      (statement) =>
        definitionIn(statement) !== null ||
        statement.type === 'ImportDeclaration' ||
        typeDefinitions.has(statement.type) ||
        extendsBuiltin(statement) ||
        isDirective(statement),
    ),
  );
  const needed = new Set([
    ...(entryPoint === null ? [] : [entryPoint]),
    ...[...kept].flatMap((node) => [...freeNames(node), ...declaredNames(node)]),
  ]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const statement of plain) {
      if (kept.has(statement) || ![...givenNames(statement)].some((name) => needed.has(name) && !outside.has(name)))
        continue;
      kept.add(statement);
      for (const name of freeNames(statement)) needed.add(name);
      grown = true;
    }
  }
  return plain.filter((statement) => kept.has(statement));
}

/** The text of some of a program's statements; what stands between two neighbours stays there. */
export function joined(syntax: Syntax, all: Statement[], some: Statement[]): string {
  const plain = all.map((statement) => withoutExport(statement));
  return some
    .map((statement, index) => {
      const following = some[index + 1];
      if (following === undefined) return textOf(syntax, statement);
      const at = plain.indexOf(statement);
      const next = all[at + 1];
      const between = plain[at + 1] === following && next ? syntax.text.slice(all[at]?.end ?? 0, next.start) : '\n\n';
      return textOf(syntax, statement) + between;
    })
    .join('');
}
