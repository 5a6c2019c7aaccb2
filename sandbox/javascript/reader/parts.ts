import type { Language } from '../../../domain/task.ts';
import type { PartsRequest, ProgramParts } from '../../port.ts';
import { joined, keptStatements } from './cut.ts';
import { bodyStart, type Definition, definitionIn, findDefinition, isExpressionBody } from './definition.ts';
import { freeNames } from './names.ts';
import { completionOf } from './completion.ts';
import { isUnreadable, normalised, parse, type Statement, type Syntax, textOf } from './syntax.ts';

function headerOf(syntax: Syntax, body: Statement[], statement: Statement, definition: Definition): string {
  const signature = syntax.text.slice(statement.start, bodyStart(syntax, definition)).replace(/\($/, '').trimEnd();
  const whole = isExpressionBody(definition) ? `${signature} {` : signature;
  const { node } = definition;
  const signed =
    'params' in node ? freeNames(...node.params, ...(node.returnType ? [node.returnType] : [])) : freeNames();
  const needed = body.filter(
    (other) => other.type === 'ImportDeclaration' && other.specifiers.some(({ local }) => signed.has(local.name)),
  );
  return [...needed.map((other) => textOf(syntax, other)), ...(needed.length > 0 ? [''] : []), whole].join('\n');
}

/** What a program is made of; see `ProgramParts`. */
export function programParts({ source, entryPoint, header: given }: PartsRequest, language: Language): ProgramParts {
  const syntax = parse(normalised(source), language);
  if (isUnreadable(syntax)) return { ok: false, ...syntax };
  const body = keptStatements(syntax.body, entryPoint);
  const found = findDefinition(body, entryPoint);
  const header = found === null ? null : headerOf(syntax, body, found.statement, found.definition);
  const completion =
    found === null || header === null ? null : completionOf(syntax, body, found, given ?? header, language);
  return {
    ok: true,
    program: body.length === 0 ? '' : `${joined(syntax, syntax.body, body)}\n`,
    header,
    completion,
    definitions: body.flatMap((statement) => definitionIn(statement)?.name ?? []),
  };
}
