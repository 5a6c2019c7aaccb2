import { hash } from 'node:crypto';
import type { Block } from '../domain/block.ts';
import type { CodingTask } from '../domain/task.ts';
import type { Database } from './database.ts';
import { StoreFailure } from './failure.ts';
import type { NewRun, NumberedTask, Tasks } from './port.ts';
import { body, bodySchema, number, text } from './rows.ts';
import type { Row } from './rows.ts';

export function openTasks(database: Database): Tasks {
  return {
    openBlocks: async (run) => openBlocks(database, run),
    unfinished: async (run, block) => unfinished(database, run, block),
    nthUnfinished: async (run, count) => nthUnfinished(database, run, count),
    names: async (run, numbers) => database.snapshot(() => numbers.map((which) => nameOf(database, run, which))),
    load: async (run, numbers) => database.snapshot(() => numbers.map((which) => load(database, run, which))),
    ids: async (run) => idsOf(database, run),
    haveFurther: async (run) => haveFurther(database, run),
    find: async (run, id) => find(database, run, id),
    blockOf: async (run, which) => blockOf(database, run, which),
  };
}

/** Numbers tasks of a run from `first` on; a task that another run has already is not written twice. */
export function writeTasks(database: Database, run: string, first: number, tasks: NewRun['tasks']): void {
  const digests = new Map<CodingTask, string>();
  for (const [index, { task, position, sample = 0 }] of tasks.entries()) {
    // The samples of a task share it, and some tasks have megabytes of tests.
    const digest = digests.get(task) ?? writeTask(database, task);
    digests.set(task, digest);
    database.run(
      'INSERT INTO run_tasks (run, number, position, task, hash, sample) VALUES (?, ?, ?, ?, ?, ?)',
      run,
      first + index,
      position,
      task.id,
      digest,
      sample,
    );
  }
}

function writeTask(database: Database, task: CodingTask): string {
  const json = JSON.stringify(task);
  const digest = hash('sha256', json);
  database.run('INSERT OR IGNORE INTO tasks (hash, schema, body) VALUES (?, ?, ?)', digest, bodySchema, json);
  return digest;
}

export function writeBlocks(database: Database, run: string, first: number, blocks: Block[]): void {
  const sql = 'INSERT INTO blocks (run, number, first, last) VALUES (?, ?, ?, ?)';
  for (const [index, block] of blocks.entries()) database.run(sql, run, first + index, block.from, block.to);
}

function openBlocks(database: Database, run: string): { number: number; block: Block }[] {
  const rows = database.all(
    `SELECT number, first, last FROM blocks WHERE run = ? AND EXISTS (
       SELECT 1 FROM run_tasks, runs WHERE run_tasks.run = blocks.run AND runs.name = blocks.run AND outcome IS NULL
         AND run_tasks.number BETWEEN blocks.first AND min(blocks.last, ifnull(bound, blocks.last)))
     ORDER BY number`,
    run,
  );
  return rows.map((row) => ({
    number: number(row, 'number'),
    block: { from: number(row, 'first'), to: number(row, 'last') },
  }));
}

function blockOf(database: Database, run: string, which: number): Block {
  const row = database.get('SELECT first, last FROM blocks WHERE run = ? AND ? BETWEEN first AND last', run, which);
  if (row === undefined)
    throw new StoreFailure(`The run "${run}" has no block with task number ${which}. Was it removed?`);
  return { from: number(row, 'first'), to: number(row, 'last') };
}

function unfinished(database: Database, run: string, block: Block): number[] {
  const rows = database.all(
    `SELECT number FROM run_tasks, runs WHERE name = run AND run = ? AND outcome IS NULL AND number BETWEEN ? AND ?
       AND number <= ifnull(bound, number) ORDER BY number`,
    run,
    block.from,
    block.to,
  );
  return rows.map((row) => number(row, 'number'));
}

function nthUnfinished(database: Database, run: string, count: number): number | null {
  const row = database.get(
    'SELECT number FROM run_tasks WHERE run = ? AND outcome IS NULL ORDER BY number LIMIT 1 OFFSET ?',
    run,
    count - 1,
  );
  return row === undefined ? null : number(row, 'number');
}

function nameOf(database: Database, run: string, which: number): { number: number; id: string } {
  const row = database.get('SELECT task FROM run_tasks WHERE run = ? AND number = ?', run, which);
  return row === undefined ? unknownTask(run, which) : { number: which, id: text(row, 'task') };
}

function load(database: Database, run: string, which: number): NumberedTask {
  const row = database.get(
    'SELECT number, position, sample, schema, body FROM run_tasks JOIN tasks USING (hash) WHERE run = ? AND number = ?',
    run,
    which,
  );
  return row === undefined ? unknownTask(run, which) : readTask(row);
}

function unknownTask(run: string, which: number): never {
  throw new StoreFailure(`The run "${run}" has no task number ${which}. Was it removed?`);
}

function idsOf(database: Database, run: string): string[] {
  const sql = 'SELECT task FROM run_tasks WHERE run = ? AND sample = 0 ORDER BY position';
  return database.all(sql, run).map((row) => text(row, 'task'));
}

function haveFurther(database: Database, run: string): boolean {
  const sql = `SELECT 1 FROM run_tasks JOIN tasks USING (hash)
    WHERE run = ? AND sample = 0 AND json_array_length(body, '$.further') > 0 LIMIT 1`;
  return database.get(sql, run) !== undefined;
}

function find(database: Database, run: string, id: string): NumberedTask | null {
  const row = database.get(
    `SELECT number, position, sample, schema, body FROM run_tasks INDEXED BY run_tasks_by_task JOIN tasks USING (hash)
     WHERE run = ? AND task = ? ORDER BY number LIMIT 1`,
    run,
    id,
  );
  return row === undefined ? null : readTask(row);
}

function readTask(row: Row): NumberedTask {
  return {
    number: number(row, 'number'),
    position: number(row, 'position'),
    sample: number(row, 'sample'),
    task: body(row) as CodingTask,
  };
}
