import { toLineFeeds } from '../answer/newlines.ts';
import { ExactNumber } from './exact-json.ts';
import type { FaultReason, RawTask, RowFault, RowReader, RowSource } from './raw.ts';

/** Characters of a task's id: it stands in lists, and servers index no long ones. */
const longestId = 200;

/** Why the row at hand is no task. Thrown while it is read and turned into a `RowFault` by `reading`; it goes no further. */
export class UnreadableRow extends Error {
  override name = 'UnreadableRow';
  readonly reason: FaultReason;

  constructor(reason: FaultReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Makes a row reader of a function that throws `UnreadableRow`. */
export const reading =
  (read: (row: Row) => Omit<RawTask, 'source'>): RowReader =>
  (row, source) => {
    try {
      return { source, ...read(new Row(row, source)) };
    } catch (error) {
      if (error instanceof UnreadableRow) return fault(source, error);
      throw error;
    }
  };

const fault = (source: RowSource, { reason, message }: UnreadableRow): RowFault => ({ source, reason, message });

/** The columns of one row, each asked for by name and by what it must be. */
export class Row {
  readonly source: RowSource;
  readonly #columns: Map<string, unknown>;

  /** `name` says what the row is, where it is a part of another. */
  constructor(row: unknown, source: RowSource, name = 'a row') {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      const reason = name === 'a row' ? 'not_an_object' : 'wrong_column';
      throw new UnreadableRow(reason, `expected ${name} to be an object, found ${kindOf(row)}; correct it`);
    }
    this.source = source;
    this.#columns = new Map(Object.entries(row));
  }

  /** A column's value; a null is as good as none. */
  value(column: string): unknown {
    return this.#columns.get(column) ?? undefined;
  }

  /** A text that must be there and hold more than white space. */
  text(column: string): string {
    const text = this.textOrNull(column);
    if (text !== null && text.trim() !== '') return text;
    throw new UnreadableRow('missing_column', `expected a text in ${column}, found none; add it`);
  }

  textOrNull(column: string): string | null {
    const value = this.value(column);
    if (value === undefined) return null;
    if (typeof value === 'string') return toLineFeeds(value);
    throw new UnreadableRow('wrong_column', `expected a text in ${column}, found ${kindOf(value)}; correct it`);
  }

  /** Published ids are texts or whole numbers; ours are texts. */
  id(column: string): string {
    const value = this.value(column);
    if (value instanceof ExactNumber) return value.source;
    if (typeof value === 'number' || typeof value === 'bigint') return String(value);
    const id = this.text(column).trim();
    if (id.length <= longestId) return id;
    throw new UnreadableRow(
      'wrong_column',
      `expected an id of at most ${longestId} characters in ${column}, found ${id.length}; shorten it`,
    );
  }

  list(column: string): unknown[] {
    const value = this.value(column);
    if (Array.isArray(value)) return value;
    throw new UnreadableRow('wrong_column', `expected a list in ${column}, found ${kindOf(value)}; correct it`);
  }

  texts(column: string): string[] {
    return this.list(column).map((value) => {
      if (typeof value === 'string') return toLineFeeds(value);
      throw new UnreadableRow('wrong_column', `expected texts in ${column}, found ${kindOf(value)}; correct it`);
    });
  }
}

/** What a value is, in words for an error sentence. */
export function kindOf(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}
