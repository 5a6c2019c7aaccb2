import { readdirSync, statSync } from 'node:fs';
import { ProcFile } from './proc-file.ts';

/** Nanoseconds on a processor, and nanoseconds of waiting for one. */
export interface Times {
  cpu: number;
  wait: number;
}

class Thread {
  readonly #times: ProcFile;
  readonly #children: ProcFile;
  times: Times = { cpu: 0, wait: 0 };

  constructor(folder: string) {
    this.#times = new ProcFile(`${folder}/schedstat`);
    this.#children = new ProcFile(`${folder}/children`);
  }

  /** False when it has ended; its last times stand. */
  look(): boolean {
    const [cpu = Number.NaN, wait = 0] = this.#times.read()?.split(' ').map(Number) ?? [];
    if (Number.isNaN(cpu)) return false;
    this.times = { cpu, wait };
    return true;
  }

  children(): number[] {
    const text = this.#children.read()?.trim() ?? '';
    return text === '' ? [] : text.split(' ').map(Number);
  }

  close(): void {
    this.#times.close();
    this.#children.close();
  }
}

/** One process of a family: its threads, those that have ended included. */
export class Member {
  readonly pid: number;
  readonly #threads = new Map<string, Thread>();
  readonly #past: Times = { cpu: 0, wait: 0 };

  constructor(pid: number) {
    this.pid = pid;
  }

  /** Reads its clocks; false when it is gone, though another may have its number by now. */
  look(): boolean {
    const first = this.#threads.get(String(this.pid));
    this.#lookAtThreads();
    if (first && !this.#threads.has(String(this.pid))) return this.#threads.size > 0;
    if (this.#count() === this.#threads.size) return true;
    for (const name of this.#list()) if (!this.#threads.has(name)) this.#threads.set(name, this.#open(name));
    this.#lookAtThreads();
    return this.#threads.size > 0;
  }

  #lookAtThreads(): void {
    for (const [name, thread] of this.#threads) if (!thread.look()) this.#end(name, thread);
  }

  /** How many threads it has: the kernel counts them as folders of a folder, and to list them takes ten times longer. */
  #count(): number {
    try {
      return statSync(`/proc/${this.pid}/task`).nlink - 2;
    } catch {
      return 0;
    }
  }

  #list(): string[] {
    try {
      return readdirSync(`/proc/${this.pid}/task`);
    } catch {
      return [];
    }
  }

  #open(name: string): Thread {
    return new Thread(`/proc/${this.pid}/task/${name}`);
  }

  #end(name: string, thread: Thread): void {
    this.#past.cpu += thread.times.cpu;
    this.#past.wait += thread.times.wait;
    this.#threads.delete(name);
    thread.close();
  }

  /** What all its threads took, up to the last look. */
  times(): Times {
    const sum = { ...this.#past };
    for (const { times } of this.#threads.values()) {
      sum.cpu += times.cpu;
      sum.wait += times.wait;
    }
    return sum;
  }

  /** The processes that its threads started and that have not ended. */
  children(): number[] {
    return [...this.#threads.values()].flatMap((thread) => thread.children());
  }

  close(): void {
    for (const thread of this.#threads.values()) thread.close();
  }
}
