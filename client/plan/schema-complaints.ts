import type { z } from 'zod';
import type { Complaint } from './complaint.ts';
import { type Expectation, expectedAt, keysAt } from './expected.ts';
import { nearest } from './near.ts';
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
  const hint = near === null ? `remove it (the keys here are ${known.join(', ')})` : `perhaps ${near} was meant`;
  return { path: [...path, key], message: `expected a key that plans have, found ${shown(key)}; ${hint}` };
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
