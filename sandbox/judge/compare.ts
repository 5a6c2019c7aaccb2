import type { TestResult } from '../../domain/execution.ts';
import type { Relation, TaskTest } from '../../domain/task.ts';
import type { Answer } from './answer.ts';
import { describeRelation, holds } from './relation.ts';
import { gathersAlike } from './gathers-alike.ts';
import { printsAlike } from './prints-alike.ts';
import type { Semantics } from './semantics.ts';
import { shorten } from './shorten.ts';
import { trim } from './trim.ts';

/** A test whose answer is compared here, and not where the program runs. */
export type Comparable = Exclude<TaskTest, { kind: 'code' }>;

/** Whether an answer is what a test asks for. */
export function stands(test: Comparable, answer: Answer, semantics: Semantics): boolean {
  if (test.kind === 'stdout') return prints(test.stdout, answer.stdout);
  if (test.kind === 'stdio') return saysSame(test, answer.stdout);
  if (!answer.value) return false;
  if (test.relation) return holds(test.relation, answer.value, test.value, semantics);
  return semantics.equal(test.value, answer.value, test.comparison);
}

/** The classes of what was expected and of what came, where they differ: a tuple prints much like a list. */
export function differingTypes(test: Comparable, { value }: Answer, semantics: Semantics): TestResult['types'] {
  if (test.kind !== 'value' || !value || isOfMembers(test.relation)) return null;
  const [expected, actual] = [semantics.typeOf(test.value), shorten(semantics.typeOf(value))];
  return expected === actual ? null : { expected, actual };
}

/** A relation between a thing and what holds it says nothing of their classes. */
function isOfMembers(relation: Relation | undefined): boolean {
  return relation !== undefined && ['in', 'alike in', 'not in', 'contains', 'lacks'].includes(relation.is);
}

function saysSame({ stdout, harness }: Extract<TaskTest, { kind: 'stdio' }>, printed: string | undefined): boolean {
  if (printed === undefined) return false;
  return harness === 'apps' ? gathersAlike(stdout, printed) : printsAlike(stdout, printed);
}

function prints(expected: string, actual: string | undefined): boolean {
  return actual?.replaceAll('\r\n', '\n').trim() === expected.replaceAll('\r\n', '\n').trim();
}

/** What a test asks for, as the language prints it. */
export function expectation(test: Comparable, semantics: Semantics): string {
  if (test.kind !== 'value') return test.stdout;
  return describeRelation(test.relation, semantics.print(trim(test.value)));
}

/** What came, as the language prints it. */
export function reality({ value, stdout }: Answer, semantics: Semantics): string {
  return value ? semantics.print(trim(value)) : (stdout ?? '');
}
