import { Member, type Times } from './member.ts';
import { ProcFile } from './proc-file.ts';
import { listsChildren, readProcesses } from './process-table.ts';

/** Milliseconds that processes have used, and milliseconds in which they were ready and the machine gave them no processor. */
export interface Reading {
  cpuMs: number;
  waitMs: number;
  /** Somebody stopped the first of them with a signal: its time stands still. */
  stopped: boolean;
}

/** The clock of a process and of all that it started, and they in turn. It never goes back: what has ended keeps its time. */
export interface Clock {
  /** Null where there is no /proc, or the process is gone. */
  read(): Reading | null;
  /** The processes that the last reading found. */
  members(): number[];
  /** Gives back the files that it holds open. */
  close(): void;
}

/** Opens the clock of a process; `byChildren` is whether the kernel lists the children of a thread. */
export function openClock(pid: number, byChildren = listsChildren): Clock {
  return new FamilyClock(pid, byChildren);
}

class FamilyClock implements Clock {
  readonly #first: number;
  readonly #state: ProcFile;
  readonly #byChildren: boolean;
  readonly #members = new Map<number, Member>();
  readonly #past: Times = { cpu: 0, wait: 0 };

  constructor(pid: number, byChildren: boolean) {
    this.#first = pid;
    this.#state = new ProcFile(`/proc/${pid}/stat`);
    this.#byChildren = byChildren;
    this.#members.set(pid, new Member(pid));
  }

  read(): Reading | null {
    this.#look();
    const state = this.#state.read();
    if (state === null || !this.#members.has(this.#first)) return null;
    const { cpu, wait } = this.#sum();
    return { cpuMs: cpu / 1e6, waitMs: wait / 1e6, stopped: /^[Tt]/.test(state.slice(state.lastIndexOf(')') + 2)) };
  }

  /** One whose parent has ended is known from before: the map grows while it is walked. */
  #look(): void {
    const all = this.#byChildren ? [] : readProcesses();
    const childrenOf = (member: Member): number[] =>
      this.#byChildren ? member.children() : all.filter(({ parent }) => parent === member.pid).map(({ pid }) => pid);
    for (const member of this.#members.values()) {
      if (!member.look()) this.#end(member);
      else for (const child of childrenOf(member)) this.#meet(child);
    }
  }

  #meet(pid: number): void {
    if (!this.#members.has(pid)) this.#members.set(pid, new Member(pid));
  }

  #end(member: Member): void {
    const { cpu, wait } = member.times();
    this.#past.cpu += cpu;
    this.#past.wait += wait;
    this.#members.delete(member.pid);
    member.close();
  }

  #sum(): Times {
    const sum = { ...this.#past };
    for (const member of this.#members.values()) {
      const { cpu, wait } = member.times();
      sum.cpu += cpu;
      sum.wait += wait;
    }
    return sum;
  }

  members(): number[] {
    return [...this.#members.keys()];
  }

  close(): void {
    this.#state.close();
    for (const member of this.#members.values()) member.close();
    this.#members.clear();
  }
}
