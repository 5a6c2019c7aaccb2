import { z } from 'zod';

/**
 * What the host and the process of a slot say to each other: a line of JSON each, over its standard input and output. The process
 * says `{"ready":true}` once; then each request gets one reply, and a step parts of its own ahead of it. Standard error is for last words.
 */
export type SlotRequest =
  /** One step of a program; `ask` is JSON that the interpreter understands. Only where `crosses` may the step ask back. */
  | { ask: string; memoryBytes: number; crosses: boolean }
  /** The answer to a crossing. */
  | { crossed: string }
  /** Back to the beginning, as if no program had run. */
  | { reset: true };

/** How one step in a guest ended. Every ending but `answered` leaves an interpreter that must not be used again. */
export const stepReport = z.object({
  ending: z.enum(['answered', 'exited', 'blocked', 'overflowed', 'exhausted', 'flooded', 'crashed']),
  /** The answer, or what is known of the reason. */
  text: z.string(),
  /** Memory beyond the limit was asked for and refused, whatever became of it. */
  exhausted: z.boolean(),
});
export type StepReport = z.infer<typeof stepReport>;

/** In the middle of a step the guest asks the host something, and waits for its answer. */
export const crossing = z.object({ crossing: z.string() });

/** What a step that lasts has come to so far; its report says it once more, with the rest. */
export const part = z.object({ part: z.string() });

export const resetReport = z.object({ reset: z.boolean() });
export const readyReport = z.object({ ready: z.literal(true) });
