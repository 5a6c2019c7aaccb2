import type { Collection } from '../../store/port.ts';
import { HashSet, hashOf } from './hash-set.ts';
import type { Taught } from './taught.ts';

/** Why a task of an older run has no row. */
export const fromNewerRun = 'a newer run has the same';

/** Runs in the order in which they are merged, the newest first; each run once. */
export function newestFirst(runs: Collection[]): Collection[] {
  const once = [...new Map(runs.map((run) => [run.name, run])).values()];
  return once.toSorted((one, other) => other.createdAt - one.createdAt || (one.name < other.name ? -1 : 1));
}

/**
 * What newer runs have given, of which older ones give nothing more. Runs are told one after the other, the newest first; up to 22
 * bytes are kept of each thing that a run gave.
 */
export class Newer {
  readonly #given: HashSet[] = [];
  #ofThisRun = new HashSet();

  /** A run's rows without what newer runs have given. */
  async *without(taught: AsyncIterable<Taught>): AsyncGenerator<Taught> {
    for await (const one of taught) yield this.#rest(one);
  }

  #rest(taught: Taught): Taught {
    const { examples, pair, content } = taught;
    const isNew = (kind: string): boolean => {
      const key = keyOf(content, kind);
      return !this.#given.some((ofRun) => ofRun.has(key));
    };
    return {
      ...taught,
      examples: typeof examples === 'string' ? examples : orReason(examples.filter(({ variant }) => isNew(variant))),
      pair: typeof pair === 'string' || isNew('pair') ? pair : fromNewerRun,
      leftOut: isNew('trajectory') ? null : fromNewerRun,
    };
  }

  /** Notes what a run gives in the end: a row that fails as it is trained on leaves room for an older one. */
  note({ examples, pair, trajectory: { outcome }, content }: Taught): void {
    const given = typeof examples === 'string' ? [] : examples.map(({ variant }): string => variant);
    if (typeof pair !== 'string') given.push('pair');
    if (outcome !== 'rejected' && outcome !== 'abandoned') given.push('trajectory');
    for (const kind of given) this.#ofThisRun.add(keyOf(content, kind));
  }

  /** What was noted so far comes from a newer run from now on. */
  endRun(): void {
    this.#given.push(this.#ofThisRun);
    this.#ofThisRun = new HashSet();
  }
}

const keyOf = (content: string, kind: string): bigint => hashOf(`${content} ${kind}`);

const orReason = <T>(rows: T[]): T[] | string => (rows.length > 0 ? rows : fromNewerRun);
