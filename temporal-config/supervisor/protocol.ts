import { z } from 'zod';
import { knownProcess } from '../process.ts';

/** Who answers: enough to tell whether a command may use it, and to wait for its end. */
const hello = z.object({
  process: knownProcess,
  version: z.string(),
  codeHash: z.string(),
  /** The address of a server of the user's own; null: it has the embedded one. */
  ownServer: z.string().nullable(),
});

const place = z.object({ home: z.string().nullable(), attributes: z.boolean() });

const worker = z.object({
  role: z.enum(['orchestration', 'models', 'sandbox']),
  pid: z.number().nullable(),
  /** Polls its queues. */
  ready: z.boolean(),
  /** Starts after the first one. */
  restarts: z.number(),
});

const temporal = z.object({
  address: z.string(),
  namespace: z.string(),
  /** Where people look at it; null where a server of the user's own does not say. */
  ui: z.string().nullable(),
  place,
});

const state = z.object({
  phase: z.enum(['starting', 'running', 'draining', 'failed']),
  /** What it does just now, or what went wrong, in a sentence. */
  note: z.string(),
  /** Null until workflows can be started. */
  temporal: temporal.nullable(),
  roles: z.array(worker),
  /** Commands that hold it. */
  leases: z.number(),
});

const done = z.null();

/** What each question is answered with. */
export const answers = { hello, lease: done, keys: done, state, drain: done };

/** A question, one line of JSON. `lease` holds the supervisor as long as the connection is open. */
export const question = z.discriminatedUnion('ask', [
  z.object({ id: z.number(), ask: z.literal('hello') }),
  z.object({ id: z.number(), ask: z.literal('lease') }),
  z.object({ id: z.number(), ask: z.literal('keys'), keys: z.record(z.string(), z.string()) }),
  z.object({ id: z.number(), ask: z.literal('state') }),
  z.object({ id: z.number(), ask: z.literal('drain') }),
]);

/** An answer, one line of JSON; `error` is a sentence. */
export const answer = z.union([
  z.object({ id: z.number(), error: z.string() }),
  z.object({ id: z.number(), answer: z.unknown() }),
]);

export type Question = z.infer<typeof question>;
export type Hello = z.infer<typeof hello>;
export type WorkerState = z.infer<typeof worker>;
export type WorkerRole = WorkerState['role'];
export type TemporalState = z.infer<typeof temporal>;
export type SupervisorState = z.infer<typeof state>;
