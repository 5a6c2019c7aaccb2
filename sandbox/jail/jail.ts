/** A command and what encloses it. */
export interface Jailed {
  command: string;
  arguments: string[];
}

/** What encloses a program here, as verdicts and `persd doctor` name it: for now a process of its own, and no more. */
export const rung = 'process';

/** Wraps a command in the best enclosure that this machine has. */
export function jail(command: string, args: string[]): Jailed {
  return { command, arguments: args };
}
