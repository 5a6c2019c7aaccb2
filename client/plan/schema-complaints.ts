import type { z } from 'zod';
import type { Complaint } from './complaint.ts';
import { type Expectation, expectedAt, keysAt } from './expected.ts';
import { nearest } from './near.ts';
import { planKindOf } from './schema.ts';
import { shown, valueAt } from './shown.ts';

/** What the schema objects to, in our words. */
export const schemaComplaints = (issues: z.core.$ZodIssue[], plan: unknown): Complaint[] =>
  issues.flatMap((issue) => complaintsOf(issue, plan));

function complaintsOf(issue: z.core.$ZodIssue, plan: unknown): Complaint[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(issue.path, key, plan));
  if (issue.code === 'custom') return [{ path: issue.path, message: issue.message }];
  return [wrongValue(issue.path, plan)];
}

function unknownKey(path: PropertyKey[], key: string, plan: unknown): Complaint {
  const known = keysAt(path, plan);
  const near = nearest(key, known);
  const hint = near === null ? 'remove it' : `perhaps ${near} was meant`;
  const wrong = `expected a key that plans have, found ${shown(key)}${elsewhere(path, key, plan)}; ${hint}`;
  return { path: [...path, key], message: `${wrong} (the keys here are ${known.join(', ')})` };
}

/** Says of a section that only plans of the other kind have that they do. */
function elsewhere(path: PropertyKey[], key: string, plan: unknown): string {
  const other = planKindOf(plan) === 'collect' ? 'evaluate' : 'collect';
  return path.length === 0 && keysAt(path, { kind: other }).includes(key) ? `, which only kind: ${other} has` : '';
}

function wrongValue(path: PropertyKey[], plan: unknown): Complaint {
  const value = valueAt(plan, path);
  const expectation = expectedAt(path, plan);
  const wrong = `expected ${expectation.words}, found ${shown(value)}; ${advice(path, value, expectation)}`;
  return { path, message: wrong };
}

function advice(path: PropertyKey[], value: unknown, { example }: Expectation): string {
  const key = path.findLast((part) => typeof part === 'string');
  const verb = value === undefined || value === null ? 'add' : 'write';
  if (example === undefined || key === undefined) return `${verb === 'add' ? 'add' : 'correct'} it`;
  return `${verb} for example ${key}: ${JSON.stringify(example)}`;
}
