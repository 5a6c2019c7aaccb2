import { z } from 'zod';
import type { Value } from '../../domain/value.ts';
import { readValue } from './read-value.ts';

const text = z.string();

/** A `Value` as a guest writes it. */
export const valueSchema: z.ZodType<Value> = z.unknown().transform((data, context) => {
  const value = readValue(data);
  if (value !== null) return value;
  context.addIssue({ code: 'custom', message: 'Expected a value, found none.' });
  return z.NEVER;
});

/** A guest keeps to these lengths itself, unless a program has got hold of it. */
const start = (length: number): z.ZodType<string> => text.transform((whole) => whole.slice(0, length));
const end = (length: number): z.ZodType<string> => text.transform((whole) => whole.slice(-length));
const frame = z.object({ line: z.number(), function: start(100), code: start(200) });

const exception = z.object({
  type: start(100),
  message: start(300),
  frames: z.array(frame).transform((all) => all.slice(-3)),
  /** Raised by a test, not by the program under it. */
  byTest: z.boolean(),
  /** The line of the test's code at which it came up; 0 where none did. */
  testLine: z.number(),
});

/** What a guest answers to one step: what became of it, and the end of all that was printed so far. */
const answerSchema = z.object({
  printed: end(500),
  value: valueSchema.optional(),
  stdout: text.optional(),
  exception: exception.optional(),
  /** The program's own account, as JSON, of an exception that it raised in a test that runs apart from it. */
  raised: text.optional(),
  /** Code came to its end and did not make all its assertions. */
  missed: z.boolean().optional(),
  /** What the program's interpreter said was no part of a conversation. */
  broken: z.boolean().optional(),
  /** More was printed or returned than is kept. */
  flooded: z.boolean().optional(),
  /** What the program's interpreter says to that of the tests. */
  message: text.optional(),
});

/** The program's own account of its exception, which nobody vouches for either. */
export function parseRaised(json: string): RaisedException | null {
  try {
    return exception.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

export type Answer = z.infer<typeof answerSchema>;
export type RaisedException = z.infer<typeof exception>;

/** Reads a guest's answer, which nobody vouches for; null when it is none. */
export function parseAnswer(json: string): Answer | null {
  try {
    return answerSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

/** Reads the answers to questions that were asked together, null in place of each that is none. */
export function parseAnswers(json: string): (Answer | null)[] {
  try {
    return z.array(answerSchema.nullable().catch(null)).parse(JSON.parse(json));
  } catch {
    return [null];
  }
}
