import type { TrainingExample } from '../../domain/example/example.ts';
import { Duplicates } from './duplicates.ts';
import type { Taught, TaughtPart } from './taught.ts';
import { estimate, type TokenCounter, tokensOf } from './tokens.ts';

/** What a row has to be, whatever it teaches. */
export interface Sifting {
  /** Rows of more tokens are left out; null: none is. */
  maxTokens: number | null;
  tokens: TokenCounter;
  /** Whether rows are left out that nearly say what an earlier one says. */
  noNear: boolean;
  /** Beginnings of paths that no row may hold. */
  hostPaths: string[];
}

const everything: Sifting = { maxTokens: null, tokens: estimate, noNear: false, hostPaths: [] };

/** What was noticed about rows, beyond why tasks are left out. */
export interface Findings {
  /** Rows that were mended, by what was wrong. */
  mended: Record<string, number>;
  /** Rows left out because an earlier one is the same, of tasks that keep others or none. */
  duplicates: number;
  /** Rows that nearly say what an earlier one says. */
  nearDuplicates: number;
  longest: { tokens: number; countedBy: string };
}

export const duplicate = 'the same row as an earlier one';
const nearDuplicate = 'nearly the same row as an earlier one';
const namesHost = 'a path of this machine';

/** Leaves rows out that are no good whatever they teach, and counts what it finds. For one data set, in the order of its rows. */
export class Sieve {
  readonly findings: Findings;
  readonly #sifting: Sifting;
  readonly #seen = { examples: new Duplicates(), pair: new Duplicates() };

  /** Where nothing is said, no row is left out but a duplicate. */
  constructor(sifting = everything) {
    this.#sifting = sifting;
    const longest = { tokens: 0, countedBy: sifting.tokens.name };
    this.findings = { mended: {}, duplicates: 0, nearDuplicates: 0, longest };
  }

  async *sift(taught: AsyncIterable<Taught>, parts: readonly TaughtPart[]): AsyncGenerator<Taught> {
    for await (const one of taught) yield this.#sifted(one, parts);
  }

  #sifted(taught: Taught, parts: readonly TaughtPart[]): Taught {
    const { examples, pair } = taught;
    if (this.#namesHost(taught)) return { ...taught, ...orHost(examples, pair), leftOut: taught.leftOut ?? namesHost };
    const kept = { ...taught };
    if (parts.includes('examples') && typeof examples !== 'string')
      kept.examples = this.#kept(examples, taught, 'examples');
    if (parts.includes('pair') && typeof pair !== 'string') {
      // Where the variant has that row too, it was looked at.
      const isExample =
        parts.includes('examples') && typeof examples !== 'string' && examples.some(({ id }) => id === pair.id);
      const rows = isExample ? kept.examples : this.#kept([pair], taught, 'pair', parts.includes('examples'));
      kept.pair = typeof rows === 'string' ? rows : (rows.find(({ id }) => id === pair.id) ?? duplicate);
    }
    return kept;
  }

  /** Rows of one part, or why there is none; `again`: they were counted as rows of the other part. */
  #kept(rows: TrainingExample[], taught: Taught, part: TaughtPart, again = false): TrainingExample[] | string {
    const { maxTokens } = this.#sifting;
    const findings = again ? structuredClone(this.findings) : this.findings;
    const tokens = Math.max(...rows.map((row) => tokensOf(row, this.#sifting.tokens)));
    if (maxTokens !== null && tokens > maxTokens) return `longer than ${maxTokens} tokens`;
    const single = rows.filter((row) => !this.#seen[part].isExact(row));
    findings.duplicates += rows.length - single.length;
    const far = single.filter((row) => !this.#seen[part].isNear(row, taught.task));
    findings.nearDuplicates += single.length - far.length;
    const kept = this.#sifting.noNear ? far : single;
    if (kept.length === 0) return single.length === 0 ? duplicate : nearDuplicate;
    findings.longest.tokens = Math.max(findings.longest.tokens, tokens);
    for (const what of kept.flatMap(({ mended = [] }) => mended)) {
      findings.mended[what] = (findings.mended[what] ?? 0) + 1;
    }
    return kept;
  }

  /** Whether anything that was recorded of a task tells where on this machine it was done; what the task itself says does not. */
  #namesHost({ trajectory, task }: Taught): boolean {
    const recorded = JSON.stringify(trajectory);
    return this.#sifting.hostPaths.some((path) => recorded.includes(path) && !JSON.stringify(task).includes(path));
  }
}

const orHost = (examples: TrainingExample[] | string, pair: TrainingExample | string) => ({
  examples: typeof examples === 'string' ? examples : namesHost,
  pair: typeof pair === 'string' ? pair : namesHost,
});
