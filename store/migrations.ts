import type { Database } from './database.ts';
import { StoreFailure } from './failure.ts';
import { number } from './rows.ts';

/** The statements that lead from one version of the file to the next; a version that was released never changes. */
const migrations: string[][] = [
  [
    'CREATE TABLE home (id TEXT NOT NULL) STRICT',
    'INSERT INTO home VALUES (lower(hex(randomblob(4))))',
    `CREATE TABLE runs (
      name TEXT PRIMARY KEY, schema INTEGER NOT NULL, plan TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL,
      tasks INTEGER NOT NULL, tasks_per_workflow INTEGER NOT NULL, bound INTEGER, code_hash TEXT,
      detached INTEGER NOT NULL, created_at INTEGER NOT NULL
    ) STRICT`,
    `CREATE TABLE blocks (
      run TEXT NOT NULL, number INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
      PRIMARY KEY (run, number)
    ) STRICT, WITHOUT ROWID`,
    'CREATE TABLE tasks (hash TEXT PRIMARY KEY, schema INTEGER NOT NULL, body TEXT NOT NULL) STRICT',
    `CREATE TABLE run_tasks (
      run TEXT NOT NULL, number INTEGER NOT NULL, position INTEGER NOT NULL, task TEXT NOT NULL, hash TEXT NOT NULL,
      outcome TEXT, PRIMARY KEY (run, number)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX run_tasks_by_task ON run_tasks (run, task)',
    'CREATE INDEX run_tasks_by_outcome ON run_tasks (run, outcome, number)',
    // `lease` counts the leases ever given on a call; the owner's columns are null while nobody holds one.
    `CREATE TABLE calls (
      key TEXT PRIMARY KEY, identity TEXT NOT NULL, max_tokens INTEGER NOT NULL, request TEXT NOT NULL,
      run TEXT NOT NULL, role TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0, sendable_ms INTEGER NOT NULL DEFAULT 0,
      lease INTEGER NOT NULL DEFAULT 0, boot_id TEXT, pid INTEGER, start_time INTEGER, leased_at INTEGER
    ) STRICT`,
    'CREATE INDEX calls_leased ON calls (run) WHERE pid IS NOT NULL',
    `CREATE TABLE replies (
      key TEXT PRIMARY KEY, max_tokens INTEGER NOT NULL, finish TEXT NOT NULL, finish_raw TEXT,
      input INTEGER, cached_input INTEGER, output INTEGER,
      encoding TEXT NOT NULL, text TEXT NOT NULL, reasoning TEXT NOT NULL, raw TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE call_uses (
      run TEXT NOT NULL, key TEXT NOT NULL, role TEXT NOT NULL, stage TEXT NOT NULL, task TEXT NOT NULL,
      state TEXT NOT NULL, truncated INTEGER NOT NULL DEFAULT 0, input INTEGER NOT NULL DEFAULT 0,
      cached_input INTEGER NOT NULL DEFAULT 0, output INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (run, key)
    ) STRICT, WITHOUT ROWID`,
    // Dollars are whole billionths, so that sums and comparisons are exact.
    `CREATE TABLE spends (
      run TEXT PRIMARY KEY, nanousd INTEGER NOT NULL, calls INTEGER NOT NULL, tokens INTEGER NOT NULL
    ) STRICT`,
    `CREATE TABLE reservations (
      key TEXT NOT NULL, lease INTEGER NOT NULL, run TEXT NOT NULL,
      nanousd INTEGER NOT NULL, calls INTEGER NOT NULL, tokens INTEGER NOT NULL, PRIMARY KEY (key, lease)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX reservations_by_run ON reservations (run)',
    `CREATE TABLE troubles (
      run TEXT NOT NULL, role TEXT NOT NULL, type TEXT NOT NULL, message TEXT NOT NULL, count INTEGER NOT NULL,
      at INTEGER NOT NULL, PRIMARY KEY (run, role, type)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE programs (
      run TEXT NOT NULL, number INTEGER NOT NULL, kind INTEGER NOT NULL, place INTEGER NOT NULL,
      schema INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (run, number, kind, place)
    ) STRICT`,
    `CREATE TABLE trajectories (
      run TEXT NOT NULL, position INTEGER NOT NULL, schema INTEGER NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL,
      PRIMARY KEY (run, position)
    ) STRICT`,
    'CREATE INDEX trajectories_by_time ON trajectories (run, at)',
  ],
  [
    // Verdicts on programs as they are trained on, by the hash of the program and its tests.
    'CREATE TABLE verdicts (hash TEXT PRIMARY KEY, status TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID',
  ],
  [
    // What processes that make calls say of themselves, for people and for each other.
    `CREATE TABLE lines (
      boot_id TEXT NOT NULL, pid INTEGER NOT NULL, start_time INTEGER NOT NULL, schema INTEGER NOT NULL,
      body TEXT NOT NULL, at INTEGER NOT NULL
    ) STRICT`,
  ],
  [
    // Bodies are packed from now on; those that are texts already stay as they are.
    `CREATE TABLE packed_calls (
      key TEXT PRIMARY KEY, identity TEXT NOT NULL, max_tokens INTEGER NOT NULL, request ANY NOT NULL,
      run TEXT NOT NULL, role TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0, sendable_ms INTEGER NOT NULL DEFAULT 0,
      lease INTEGER NOT NULL DEFAULT 0, boot_id TEXT, pid INTEGER, start_time INTEGER, leased_at INTEGER
    ) STRICT`,
    'INSERT INTO packed_calls SELECT * FROM calls',
    'DROP TABLE calls',
    'ALTER TABLE packed_calls RENAME TO calls',
    'CREATE INDEX calls_leased ON calls (run) WHERE pid IS NOT NULL',
    `CREATE TABLE packed_replies (
      key TEXT PRIMARY KEY, max_tokens INTEGER NOT NULL, finish TEXT NOT NULL, finish_raw TEXT,
      input INTEGER, cached_input INTEGER, output INTEGER, body ANY NOT NULL
    ) STRICT`,
    `INSERT INTO packed_replies SELECT key, max_tokens, finish, finish_raw, input, cached_input, output,
      json_array(text, reasoning, raw) FROM replies`,
    'DROP TABLE replies',
    'ALTER TABLE packed_replies RENAME TO replies',
  ],
  [
    // Evaluations: what a run walks is a sample of a task.
    'ALTER TABLE run_tasks ADD COLUMN sample INTEGER NOT NULL DEFAULT 0',
    `CREATE TABLE samples (
      run TEXT NOT NULL, position INTEGER NOT NULL, sample INTEGER NOT NULL, number INTEGER NOT NULL,
      schema INTEGER NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (run, position, sample)
    ) STRICT`,
    'CREATE INDEX samples_by_time ON samples (run, at)',
  ],
  [
    'ALTER TABLE home ADD COLUMN cap_usd REAL',
    'ALTER TABLE home ADD COLUMN cap_calls INTEGER',
    'ALTER TABLE home ADD COLUMN cap_tokens INTEGER',
    // What runs spent that were removed since; no run has that name.
    "INSERT INTO spends VALUES ('', 0, 0, 0)",
  ],
  [
    // For people: to whom a call goes, when its reply came, and how long that took.
    'ALTER TABLE calls ADD COLUMN host TEXT',
    'ALTER TABLE replies ADD COLUMN at INTEGER',
    'ALTER TABLE replies ADD COLUMN latency_ms INTEGER',
  ],
  [
    // Requests that travel as files; `id` is null until it is known that the server has the batch, `status` until it ends.
    `CREATE TABLE batches (
      tag TEXT PRIMARY KEY, base_url TEXT NOT NULL, model TEXT NOT NULL, endpoint TEXT NOT NULL,
      input_file TEXT NOT NULL, asked_at INTEGER NOT NULL, id TEXT, status TEXT, reason TEXT
    ) STRICT, WITHOUT ROWID`,
    'CREATE TABLE batch_calls (key TEXT PRIMARY KEY, tag TEXT NOT NULL, max_tokens INTEGER NOT NULL, line ANY) STRICT',
    'CREATE INDEX batch_calls_by_tag ON batch_calls (tag)',
    // 0: reserved for a batch that was not asked for yet, so nothing can have been spent.
    'ALTER TABLE reservations ADD COLUMN sent INTEGER NOT NULL DEFAULT 1',
  ],
];

/** Brings the file to a version, by default this code's; refuses one that newer code has written. */
export function migrate(database: Database, to = migrations.length): void {
  if (fileVersion(database) === to) return;
  database.write(() => {
    // Another process may have migrated it while this one waited for the lock.
    const version = fileVersion(database);
    refuseNewer(database.file, version);
    for (const statements of migrations.slice(version, to))
      for (const statement of statements) database.exec(statement);
    database.exec(`PRAGMA user_version = ${to}`);
  });
}

function fileVersion(database: Database): number {
  const row = database.get('PRAGMA user_version');
  return row === undefined ? 0 : number(row, 'user_version');
}

function refuseNewer(file: string, version: number): void {
  if (version <= migrations.length) return;
  throw new StoreFailure(
    `The store ${file} has version ${version}, and this persd reads up to version ${migrations.length}. ` +
      'Update persd, or choose another home folder with PERSD_HOME.',
  );
}
