import type { RawTask, RowFault } from '../../domain/benchmarks/raw.ts';
import type { TaskSource } from '../../domain/plan.ts';

/** Which of a file's rows are wanted. */
export interface RowChoice extends Pick<TaskSource, 'path' | 'ids' | 'limit' | 'only'> {
  /** Whether an id belongs to the part of the file that is asked for. */
  isWithin?: (id: string) => boolean;
}

/** Chooses the tasks that a plan wants from a file's rows, one after the other. */
export class Selection {
  readonly #source: RowChoice;
  readonly #only: Set<string> | null;
  readonly #seen = new Set<string>();
  #chosen = 0;

  constructor(source: RowChoice) {
    this.#source = source;
    this.#only = source.only === null ? null : new Set(source.only);
  }

  /** As many tasks as `limit` allows are chosen: no further row matters. */
  get full(): boolean {
    return this.#source.limit !== null && this.#chosen >= this.#source.limit;
  }

  /** Ids of `only` that no row had. */
  get missing(): string[] {
    return [...(this.#only ?? [])].filter((id) => !this.#seen.has(id));
  }

  /** Whether a task is wanted; a fault where its id was there before. */
  offer(task: RawTask): boolean | RowFault {
    if (this.full || !this.#isNamed(task.id)) return false;
    if (this.#seen.has(task.id)) {
      const message = `expected ids that differ, found ${task.id} again; rename or remove it`;
      return { source: task.source, reason: 'repeated_id', message };
    }
    this.#seen.add(task.id);
    this.#chosen += 1;
    return true;
  }

  #isNamed(id: string): boolean {
    if (this.#only !== null && !this.#only.has(id)) return false;
    if (this.#source.isWithin?.(id) === false) return false;
    return this.#source.ids === null || isWithin(id, this.#source.ids);
  }
}

/** Ids such as `601` and `HumanEval/12` count by their number. */
function isWithin(id: string, [first, last]: [number, number]): boolean {
  const number = numberOf(id);
  return number !== null && number >= first && number <= last;
}

/** The number of an id such as `601` or `HumanEval/12`; null for one without. */
export function numberOf(id: string): number | null {
  const digits = /^(?:.*\/)?(\d+)$/.exec(id)?.[1];
  return digits === undefined ? null : Number(digits);
}
