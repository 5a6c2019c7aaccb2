import { duration } from '../screen/figures.ts';

/** Processes that are killed and frozen; `slot` is a child of the sandbox, `command` what a person has given. */
export const targets = ['supervisor', 'orchestration', 'models', 'sandbox', 'server', 'slot', 'command'] as const;
export type Target = (typeof targets)[number];

/** How the model server lets its callers down for a while. */
export const troubles = ['429s', '500s', 'hanging calls', 'torn replies', 'HTML pages', 'closed connections'] as const;
export type Trouble = (typeof troubles)[number];

/** One disturbance of a collection; times in milliseconds. */
export type Fault =
  | { kind: 'kill'; target: Target | 'everything' }
  | { kind: 'freeze'; target: Target; forMs: number }
  | { kind: 'model server'; trouble: Trouble; forMs: number }
  | { kind: 'full disk'; forMs: number }
  /** Moves the wall clock of our processes, back where it is negative. */
  | { kind: 'clock'; byMs: number };

/** A fault and when it is to be played, in milliseconds from the collection's start. */
export interface PlannedFault {
  atMs: number;
  /** From 0 up to 1: chooses one where several answer to the target's name. */
  choice: number;
  fault: Fault;
}

/** What faults of a kind are counted under, such as `freeze models`. */
export function nameOf(fault: Fault): string {
  if (fault.kind === 'kill' || fault.kind === 'freeze') return `${fault.kind} ${fault.target}`;
  return fault.kind === 'model server' ? fault.trouble : fault.kind;
}

/** A fault in words, such as `freeze models for 6 s`. */
export function wordsOf(fault: Fault): string {
  if (fault.kind === 'clock') return `clock ${duration(Math.abs(fault.byMs))} ${fault.byMs < 0 ? 'back' : 'on'}`;
  return 'forMs' in fault ? `${nameOf(fault)} for ${duration(fault.forMs)}` : nameOf(fault);
}
