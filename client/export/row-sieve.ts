import type { CodingTask } from '../../domain/task.ts';
import { Duplicates } from './duplicates.ts';
import { type Findings, noFindings } from './findings.ts';
import type { Exchange } from './format.ts';
import type { NearTexts } from './near-texts.ts';
import { type TokenCounter, tokensOf } from './tokens.ts';

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

/** What of a row is looked at. */
export interface Sifted {
  exchange: Exchange;
  /** What it may be near to: a failed answer is not compared with the one that mends it. */
  kind: string;
  /** A task's rows of one variant, which are too long together. */
  unit: string;
  mended: string[];
  /** Why it is no row after all; null where nothing is wrong with it. */
  leftOut: string | null;
}

export const duplicate = 'the same row as an earlier one';
const nearDuplicate = 'nearly the same row as an earlier one';

/** Leaves rows out that are too long or were there before, and counts what it finds. For rows of one sort, in their order. */
export class RowSieve {
  readonly findings: Findings;
  readonly #sifting: Sifting;
  readonly #seen: Duplicates;

  /** `near`: what rows of all sorts remember together. */
  constructor(sort: string, sifting: Sifting, near: NearTexts) {
    this.#sifting = sifting;
    this.#seen = new Duplicates(sort, near);
    this.findings = noFindings(sifting.tokens.name);
  }

  /** Those of a task's rows that are good, or why none is. */
  keep<T>(rows: T[], task: CodingTask, looked: (row: T) => Sifted): T[] | string {
    const long = this.#longOf(rows, looked);
    const kept = this.#leaveOut(rows, (row) => looked(row).leftOut ?? long(row) ?? this.#repeats(looked(row), task));
    if (typeof kept !== 'string') for (const row of kept) this.#note(looked(row));
    return kept;
  }

  /** The same where rows were looked at already, but not what is beside their answers. */
  fitting<T>(rows: T[], looked: (row: T) => Sifted): T[] | string {
    const long = this.#longOf(rows, looked);
    return this.#leaveOut(rows, (row) => looked(row).leftOut ?? long(row));
  }

  #longOf<T>(rows: T[], looked: (row: T) => Sifted): (row: T) => string | null {
    const { maxTokens, tokens } = this.#sifting;
    if (maxTokens === null) return () => null;
    const sifted = rows.map(looked).filter(({ exchange }) => tokensOf(exchange, tokens) > maxTokens);
    const long = new Set(sifted.map(({ unit }) => unit));
    return (row) => (long.has(looked(row).unit) ? `longer than ${maxTokens} tokens` : null);
  }

  #leaveOut<T>(rows: T[], why: (row: T) => string | null): T[] | string {
    const reasons = rows.map(why);
    const [first = null] = reasons;
    if (first !== null && !reasons.includes(null)) return first;
    for (const reason of reasons) if (reason !== null) count(this.findings.rowsLeftOut, reason);
    return rows.filter((_, index) => reasons[index] === null);
  }

  #repeats({ exchange, kind }: Sifted, { text }: CodingTask): string | null {
    if (this.#seen.isExact(exchange)) return duplicate;
    if (!this.#seen.isNear(kind, text, exchange)) return null;
    this.findings.nearDuplicates += 1;
    return this.#sifting.noNear ? nearDuplicate : null;
  }

  #note({ exchange, mended }: Sifted): void {
    const { longest } = this.findings;
    longest.tokens = Math.max(longest.tokens, tokensOf(exchange, this.#sifting.tokens));
    for (const what of mended) count(this.findings.mended, what);
  }
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
