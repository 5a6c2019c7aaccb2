import { hash } from 'node:crypto';
import type { Block } from '../domain/block.ts';
import type { CodingTask } from '../domain/task.ts';
import type { Database } from './database.ts';
import { StoreFailure } from './failure.ts';
import type { NewRun, NumberedTask, Tasks } from './port.ts';
import { body, bodySchema, number } from './rows.ts';
import type { Row } from './rows.ts';

export function openTasks(database: Database): Tasks {
  return {
    openBlocks: async (run) => openBlocks(database, run),
    unfinished: async (run, block) => unfinished(database, run, block),
    nthUnfinished: async (run, count) => nthUnfinished(database, run, count),
    load: async (run, numbers) => database.snapshot(() => numbers.map((which) => load(database, run, which))),
    find: async (run, id) => find(database, run, id),
    blockOf: async (run, which) => blockOf(database, run, which),
  };
}

/** Numbers a new run's tasks; a task that another run has already is not written twice. */
export function writeTasks(database: Database, run: string, tasks: NewRun['tasks']): void {
  for (const [index, { task, position }] of tasks.entries()) {
    const text = JSON.stringify(task);
    const digest = hash('sha256', text);
    database.run('INSERT OR IGNORE INTO tasks (hash, schema, body) VALUES (?, ?, ?)', digest, bodySchema, text);
    database.run(
      'INSERT INTO run_tasks (run, number, position, task, hash) VALUES (?, ?, ?, ?, ?)',
      run,
      index,
      position,
      task.id,
      digest,
    );
  }
}

export function writeBlocks(database: Database, run: string, blocks: Block[]): void {
  const sql = 'INSERT INTO blocks (run, number, first, last) VALUES (?, ?, ?, ?)';
  for (const [index, block] of blocks.entries()) database.run(sql, run, index, block.from, block.to);
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

function load(database: Database, run: string, which: number): NumberedTask {
  const row = database.get(
    'SELECT number, position, schema, body FROM run_tasks JOIN tasks USING (hash) WHERE run = ? AND number = ?',
    run,
    which,
  );
  if (row === undefined) throw new StoreFailure(`The run "${run}" has no task number ${which}. Was it removed?`);
  return readTask(row);
}

function find(database: Database, run: string, id: string): NumberedTask | null {
  const row = database.get(
    'SELECT number, position, schema, body FROM run_tasks JOIN tasks USING (hash) WHERE run = ? AND task = ?',
    run,
    id,
  );
  return row === undefined ? null : readTask(row);
}

function readTask(row: Row): NumberedTask {
  return { number: number(row, 'number'), position: number(row, 'position'), task: body(row) as CodingTask };
}
