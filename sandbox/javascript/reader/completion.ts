import type { Language } from '../../../domain/task.ts';
import { joined } from './cut.ts';
import { bodyStart, type Definition, definitionIn, findDefinition, isExpressionBody } from './definition.ts';
import { declaredNames, freeNames } from './names.ts';
import { isUnreadable, parse, shapeOf, type Statement, type Syntax, textOf } from './syntax.ts';

/** Whether two definitions are called alike; how a function is written down makes no difference. */
function sameSignature(one: Definition, other: Definition): boolean {
  if (one.name !== other.name) return false;
  const [mine, theirs] = [one.node, other.node];
  if ('superClass' in mine || 'superClass' in theirs) {
    return 'superClass' in mine && 'superClass' in theirs && shapeOf(mine.superClass) === shapeOf(theirs.superClass);
  }
  const flags = mine.async === theirs.async && mine.generator === theirs.generator;
  return flags && shapeOf(mine.params) === shapeOf(theirs.params);
}

/** Whether a class, as it is reached, uses what another statement of the program has to give first. */
function needsOthersFirst({ node }: Definition, others: Statement[]): boolean {
  if (!('superClass' in node)) return false;
  const used = freeNames(node);
  return others.some((other) => declaredNames(other).some((name) => used.has(name)));
}

function bodyText(syntax: Syntax, definition: Definition): string {
  const { node } = definition;
  const start = bodyStart(syntax, definition);
  if (!isExpressionBody(definition) || node.body === null) return syntax.text.slice(start, node.end);
  return `\n  return ${textOf(syntax, node.body)};\n}`;
}

/** What follows a header so that both are the same program, but for the order of its parts; null when nothing does. */
export function completionOf(
  syntax: Syntax,
  body: Statement[],
  { statement, definition }: { statement: Statement; definition: Definition },
  header: string,
  language: Language,
): string | null {
  const begun = parse(`${header}\n}`, language);
  const under = isUnreadable(begun) ? null : findDefinition(begun.body.slice(-1), null);
  if (isUnreadable(begun) || under === null || !sameSignature(under.definition, definition)) return null;
  const given = new Set(begun.body.slice(0, -1).map(shapeOf));
  const others = body.filter((other) => other !== statement);
  if (needsOthersFirst(definition, others)) return null;
  const rest = others.filter(
    (other) =>
      !given.has(shapeOf(other)) &&
      definitionIn(other)?.name !== definition.name &&
      !('directive' in other && other.directive),
  );
  const end = under.statement.type === 'VariableDeclaration' ? ';' : '';
  const completion = `${bodyText(syntax, definition)}${end}${rest.length > 0 ? `\n\n${joined(syntax, syntax.body, rest)}` : ''}\n`;
  const whole = parse(header + completion, language);
  return !isUnreadable(whole) && whole.body.length === begun.body.length + rest.length ? completion : null;
}
