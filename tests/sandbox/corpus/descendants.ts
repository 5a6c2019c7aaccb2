import { readdirSync, readFileSync } from 'node:fs';

interface ProcessRow {
  pid: number;
  parent: number;
  session: number;
  started: string;
}

function processes(): ProcessRow[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => rowOf(Number(name)));
}

function rowOf(pid: number): ProcessRow[] {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    if (fields[0] === 'Z') return [];
    return [{ pid, parent: Number(fields[1]), session: Number(fields[3]), started: fields[19] ?? '' }];
  } catch {
    return [];
  }
}

/** Remembers the processes that this one has below it, so that those which outlive their parents are still known. */
export class Descendants {
  readonly #known = new Map<number, string>();
  readonly #sessions = new Set<number>();

  /** Takes in what runs now. */
  note(): void {
    const rows = processes();
    const own = rows.find(({ pid }) => pid === process.pid)?.session;
    const below = new Set([process.pid]);
    for (let size = 0; size !== below.size; ) {
      size = below.size;
      for (const { pid, parent } of rows) if (below.has(parent)) below.add(pid);
    }
    for (const { pid, session, started } of rows) {
      if (pid === process.pid || !below.has(pid)) continue;
      this.#known.set(pid, started);
      if (session !== own) this.#sessions.add(session);
    }
  }

  /** Pids of all that was noted, or that is in a session of it, and still runs. */
  left(): number[] {
    return processes()
      .filter(({ pid, session, started }) => this.#known.get(pid) === started || this.#sessions.has(session))
      .map(({ pid }) => pid);
  }

  get noted(): number {
    return this.#known.size;
  }
}
