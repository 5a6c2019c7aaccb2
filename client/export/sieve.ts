import type { TrainingExample } from '../../domain/example/example.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { Findings } from './findings.ts';
import type { OwnRow } from './format.ts';
import { NearTexts } from './near-texts.ts';
import { type FormatName, formats } from './registry.ts';
import { RowSieve, type Sifted, type Sifting } from './row-sieve.ts';
import type { Taught, TaughtPart } from './taught.ts';
import { estimate } from './tokens.ts';

const everything: Sifting = { maxTokens: null, tokens: estimate, noNear: false, hostPaths: [] };

const namesHost = 'a path of this machine';

/** Leaves rows out that are no good whatever they teach. For one data set, in the order of its rows; rows of one sort are compared. */
export class Sieve {
  readonly #sifting: Sifting;
  readonly #near = new NearTexts();
  readonly #examples: RowSieve;
  readonly #pair: RowSieve;
  readonly #own = new Map<FormatName, RowSieve>();

  /** Where nothing is said, no row is left out but a duplicate. */
  constructor(sifting = everything) {
    this.#sifting = sifting;
    this.#examples = new RowSieve('examples', sifting, this.#near);
    this.#pair = new RowSieve('pair', sifting, this.#near);
  }

  /** What was noticed about the rows that a format is made of. */
  findings(format: FormatName): Findings {
    const { of } = formats[format];
    if (of === 'example') return this.#examples.findings;
    return of === 'pair' ? this.#pair.findings : this.#ownOf(format).findings;
  }

  /** Leaves out what is no good of the parts; of a task that tells of this machine, everything. */
  async *sift(taught: AsyncIterable<Taught>, parts: readonly TaughtPart[]): AsyncGenerator<Taught> {
    for await (const one of taught) yield this.#namesHost(one) ? withoutRows(one) : this.#sifted(one, parts);
  }

  /** Those of a format's own rows that are good, or why none is. */
  own(format: FormatName, rows: OwnRow[], task: CodingTask): OwnRow[] | string {
    // Of a pair the chosen answer was looked at already.
    return formats[format].of === 'pair'
      ? this.#pair.fitting(rows, siftedOwn)
      : this.#ownOf(format).keep(rows, task, siftedOwn);
  }

  #sifted(taught: Taught, parts: readonly TaughtPart[]): Taught {
    const { examples, pair, task } = taught;
    const kept = { ...taught };
    if (parts.includes('examples') && typeof examples !== 'string')
      kept.examples = this.#examples.keep(examples, task, siftedExample);
    if (parts.includes('pair') && typeof pair !== 'string') {
      const rows = this.#pair.keep([pair], task, siftedExample);
      kept.pair = typeof rows === 'string' ? rows : pair;
    }
    return kept;
  }

  #ownOf(format: FormatName): RowSieve {
    const sieve = this.#own.get(format) ?? new RowSieve(format, this.#sifting, this.#near);
    this.#own.set(format, sieve);
    return sieve;
  }

  /** Whether anything that was recorded of a task tells where on this machine it was done; what the task itself says does not. */
  #namesHost({ trajectory, task }: Taught): boolean {
    const recorded = JSON.stringify(trajectory);
    return this.#sifting.hostPaths.some((path) => recorded.includes(path) && !JSON.stringify(task).includes(path));
  }
}

const siftedExample = ({ prompt, completion, variant, lesson, mended = [] }: TrainingExample): Sifted => ({
  exchange: { prompt, completion },
  kind: `${variant} ${lesson.step}`,
  unit: variant,
  mended,
  leftOut: null,
});

/** An answer that passed is not compared with those that failed. */
const siftedOwn = ({ exchange, origin, leftOut }: OwnRow): Sifted => ({
  exchange,
  kind: origin?.program?.execution.status === 'passed' ? 'passed' : 'failed',
  unit: exchange.completion ?? '',
  mended: origin?.mended ?? [],
  leftOut,
});

const withoutRows = (taught: Taught): Taught => ({
  ...taught,
  examples: typeof taught.examples === 'string' ? taught.examples : namesHost,
  pair: typeof taught.pair === 'string' ? taught.pair : namesHost,
  leftOut: taught.leftOut ?? namesHost,
});
