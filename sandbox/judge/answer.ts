import { z } from 'zod';
import type { Value } from '../../domain/value.ts';

const text = z.string();

/** A `Value` as a guest writes it. */
export const valueSchema: z.ZodType<Value> = z.lazy(() =>
  z.discriminatedUnion('t', [
    z.object({ t: z.literal('none') }),
    z.object({ t: z.literal('bool'), v: z.boolean() }),
    z.object({ t: z.literal('int'), v: text.regex(/^-?\d+$/) }),
    z.object({ t: z.literal('float'), v: text }),
    z.object({ t: z.literal('complex'), re: text, im: text }),
    z.object({ t: z.literal('str'), v: text }),
    z.object({ t: z.literal('bytes'), v: text }),
    z.object({ t: z.enum(['list', 'tuple', 'set', 'frozenset']), v: z.array(valueSchema) }),
    z.object({ t: z.literal('dict'), v: z.array(z.tuple([valueSchema, valueSchema])) }),
    z.object({ t: z.literal('opaque'), v: text }),
  ]),
);

const exception = z.object({
  type: text,
  message: text,
  frames: z.array(z.object({ line: z.number(), function: text, code: text })),
  /** Raised by a test, not by the program under it. */
  byTest: z.boolean(),
  /** The line of the test's code at which it came up; 0 where none did. */
  testLine: z.number(),
});

/** What a guest answers to one step: what became of it, and the end of all that was printed so far. */
const answerSchema = z.object({
  printed: text,
  value: valueSchema.optional(),
  stdout: text.optional(),
  exception: exception.optional(),
});

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
