import { type Architecture, numberOf, type SystemCall } from '../calls/numbers.ts';

/** What a system call is given: a number, bytes that it may read, or the program of a filter. */
export type Argument = number | Uint8Array | { filter: Uint8Array };

/** One thing that a launcher does before it becomes the guest. */
export type Step =
  /** A system call; `must`: nothing is started when it fails. */
  | { call: SystemCall; arguments: Argument[]; must: boolean }
  /** Goes on in a child; the parent waits for it and ends as it does. */
  | 'fork'
  /** Prints the result of a system call, or its error as a negative number. */
  | { say: SystemCall; arguments: Argument[] };

export const call = (name: SystemCall, ...args: Argument[]): Step => ({ call: name, arguments: args, must: true });

/** A call that may fail: it only makes stricter what is strict already. */
export const attempt = (name: SystemCall, ...args: Argument[]): Step => ({ call: name, arguments: args, must: false });

/** A text as the kernel reads it. */
export const text = (value: string): Uint8Array => Buffer.from(`${value}\0`);

/** Numbers of eight bytes each, as the kernel's structures have them. */
export function words(...values: bigint[]): Uint8Array {
  const bytes = Buffer.alloc(values.length * 8);
  for (const [index, value] of values.entries()) bytes.writeBigUInt64LE(value, index * 8);
  return bytes;
}

/** Steps as a launcher reads them, one a line. Throws where this processor has no such call. */
export function write(steps: Step[], architecture: Architecture): string {
  return steps.map((step) => line(step, architecture)).join('\n');
}

function line(step: Step, architecture: Architecture): string {
  if (step === 'fork') return 'fork';
  const [verb, name] = 'say' in step ? ['say', step.say] : [step.must ? 'call' : 'attempt', step.call];
  const number = numberOf(name, architecture);
  if (number === null) throw new Error(`Expected a system call of ${architecture}, found ${name}, which it has not.`);
  return [verb, name, `n:${number}`, ...step.arguments.map(writeArgument)].join(' ');
}

function writeArgument(argument: Argument): string {
  if (typeof argument === 'number') return `n:${argument}`;
  if (argument instanceof Uint8Array) return `b:${Buffer.from(argument).toString('hex')}`;
  return `f:${Buffer.from(argument.filter).toString('hex')}`;
}
