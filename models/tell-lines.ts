import type { LeaseOwner, Lines } from '../store/port.ts';
import type { Caller } from './caller.ts';

/** Milliseconds between two tellings: what people see is as old as that. */
const everyMs = 1_000;

/** Says how a caller's lines are, and has it share with the other processes of the home. Returns what ends it. */
export function tellLines(lines: Lines, owner: LeaseOwner, caller: Pick<Caller, 'lines' | 'share'>): () => void {
  let silent = true;
  const tell = async (): Promise<void> => {
    const mine = caller.lines();
    if (silent && mine.length === 0) return;
    silent = mine.length === 0;
    await lines.tell(owner, mine);
    caller.share(await lines.read());
  };
  // What could not be told for a busy store is told a second later.
  const timer = setInterval(() => void tell().catch(() => undefined), everyMs);
  return () => clearInterval(timer);
}
