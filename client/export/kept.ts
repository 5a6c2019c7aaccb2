import type { Collection, Store } from '../../store/port.ts';
import { rowsOf } from './format-rows.ts';
import { Newer, newestFirst } from './newer.ts';
import type { FormatName } from './registry.ts';
import { notDrawn, taughtBy } from './rows.ts';
import { drawTasks, lotOf } from './sample.ts';
import type { Selection } from './selection.ts';
import type { Sieve } from './sieve.ts';
import type { Taught, TaughtPart } from './taught.ts';
import { conditionsOf, type Verifier } from './verifier.ts';
import { verified } from './verify.ts';

/** What is wanted of some runs. */
export interface Wanted extends Selection {
  /** The rows that a sample counts. */
  counted: FormatName;
  /** What is executed as it will be trained on. */
  parts: readonly TaughtPart[];
  /** Null: rows are not executed before they are written. */
  verifier: Verifier | null;
  /** What leaves rows out whatever they teach. */
  sieve: Sieve;
}

/** What happens to a run's rows on their way into a data set. */
type Pass = (taught: AsyncIterable<Taught>, run: Collection) => AsyncIterable<Taught>;

/** The trajectories of runs with the rows that are wanted: the newest run first, each in the order of its plan's tasks. */
export async function* keptOf(store: Store, runs: Collection[], wanted: Wanted): AsyncGenerator<Taught> {
  const { sample = null, seed = 0, verifier, parts, counted, sieve } = wanted;
  const all = (pass: Pass): AsyncGenerator<Taught> => merged(store, runs, wanted, pass);
  const count = (taught: Taught): number => {
    const rows = rowsOf(counted, taught, wanted, null);
    return typeof rows === 'string' ? 0 : rows.length;
  };
  const bound =
    sample === null
      ? null
      : await drawTasks(
          all((taught) => taught),
          sample,
          seed,
          count,
        );
  yield* all((taught, { plan }) => {
    const drawn = bound === null ? taught : within(taught, bound, seed);
    const passing = verifier === null ? drawn : verified(drawn, verifier, conditionsOf(plan), parts);
    return sieve.sift(passing, parts);
  });
}

async function* merged(store: Store, runs: Collection[], wanted: Wanted, pass: Pass): AsyncGenerator<Taught> {
  const newer = runs.length > 1 && wanted.keepAll !== true ? new Newer() : null;
  for (const run of newestFirst(runs)) {
    const taught = taughtBy(store, run, wanted, runs.length > 1, wanted.verifier);
    for await (const one of pass(newer === null ? taught : newer.without(taught), run)) {
      newer?.note(one);
      yield one;
    }
    newer?.endRun();
  }
}

/** Leaves out what a sample has not drawn. */
async function* within(taught: AsyncIterable<Taught>, bound: number, seed: number): AsyncGenerator<Taught> {
  for await (const one of taught) yield lotOf(seed, one) < bound ? one : passedOver(one);
}

function passedOver(taught: Taught): Taught {
  const orNotDrawn = (rows: unknown): string => (typeof rows === 'string' ? rows : notDrawn);
  return {
    ...taught,
    examples: orNotDrawn(taught.examples),
    pair: orNotDrawn(taught.pair),
    leftOut: taught.leftOut ?? notDrawn,
  };
}
