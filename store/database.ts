import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { busy, explainFailure, sqliteCode } from './failure.ts';
import type { Row } from './rows.ts';

/** Milliseconds that a statement waits for another process's transaction. Creating a large run holds the lock for seconds. */
const busyMs = 30_000;

const pause = new Int32Array(new SharedArrayBuffer(4));

/** One connection to the file: statements are prepared once, errors come as sentences. */
export class Database {
  readonly file: string;
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(file: string, waitMs: number = busyMs) {
    this.file = file;
    this.#connection = this.#attempt(() => new DatabaseSync(file, { timeout: waitMs }));
    this.#useWriteAheadLog(waitMs);
    // A commit is on disk before it counts, power loss included.
    this.exec('PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -32000');
  }

  /** False once a full disk has rolled back everything. */
  get inTransaction(): boolean {
    return this.#connection.isTransaction;
  }

  /** Runs a statement and returns how many rows it changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return this.#attempt(() => Number(this.#prepared(sql).run(...values).changes));
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#attempt(() => this.#prepared(sql).get(...values));
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#attempt(() => this.#prepared(sql).all(...values));
  }

  /** For pragmas and schema statements, which are not worth preparing. */
  exec(sql: string): void {
    this.#attempt(() => this.#connection.exec(sql));
  }

  /** One transaction that takes the write lock at once, so that what it reads cannot change before it writes. */
  write<T>(work: () => T): T {
    return this.#transaction('BEGIN IMMEDIATE', work);
  }

  /** Reads several things as they were at one moment. */
  snapshot<T>(work: () => T): T {
    return this.#transaction('BEGIN', work);
  }

  /** A part of a transaction that can fail alone. */
  part<T>(work: () => T): T {
    this.run('SAVEPOINT part');
    try {
      const result = work();
      this.run('RELEASE part');
      return result;
    } catch (error) {
      // A full disk has already rolled back everything, the savepoint with it.
      if (this.inTransaction) this.exec('ROLLBACK TO part; RELEASE part');
      throw error;
    }
  }

  /** Rewrites the file without what was removed from it, and empties its log; returns how many bytes shorter it is. */
  compact(): number {
    const before = this.#bytes();
    this.exec('VACUUM');
    this.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return before - this.#bytes();
  }

  close(): void {
    this.#statements.clear();
    if (this.#connection.isOpen) this.#connection.close();
  }

  #bytes(): number {
    const row = this.get('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size');
    return Number(row?.['bytes']);
  }

  /** SQLite does not wait for this lock by itself: where several processes make the file at once, all but one are refused. */
  #useWriteAheadLog(waitMs: number): void {
    const end = performance.now() + waitMs;
    for (;;) {
      try {
        return this.#connection.exec('PRAGMA journal_mode = WAL');
      } catch (error) {
        if (sqliteCode(error) !== busy || performance.now() >= end) throw explainFailure(error, this.file);
        Atomics.wait(pause, 0, 0, 5);
      }
    }
  }

  #transaction<T>(begin: string, work: () => T): T {
    this.run(begin);
    try {
      const result = work();
      this.run('COMMIT');
      return result;
    } catch (error) {
      if (this.inTransaction) this.run('ROLLBACK');
      throw error;
    }
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #attempt<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw explainFailure(error, this.file);
    }
  }
}
