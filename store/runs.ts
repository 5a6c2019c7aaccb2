import type { RunPlan } from '../domain/plan.ts';
import { keepSpent } from './budget.ts';
import type { Database } from './database.ts';
import { StoreFailure } from './failure.ts';
import type { NewRun, RunRecord, Runs } from './port.ts';
import { readProgress } from './progress.ts';
import { body, bodySchema, number, numberOrNull, oneOf, text, textOrNull } from './rows.ts';
import type { Row } from './rows.ts';
import { writeBlocks, writeTasks } from './tasks.ts';

const states = ['open', 'paused', 'cancelled', 'done'] as const;

export function openRuns(database: Database): Runs {
  return {
    create: async (run) => database.write(() => createRun(database, run)),
    grow: async (run, from) => database.write(() => growRun(database, run, from)),
    get: async (name) => findRun(database, name),
    list: async () => database.all('SELECT * FROM runs ORDER BY created_at, name').map(readRun),
    update: async (name, change, ifState) => database.write(() => updateRun(database, name, change, ifState)),
    reopenAbandoned: async (name) => database.write(() => reopenAbandoned(database, name)),
    remove: async (name) => database.write(() => removeRun(database, name)),
    progress: async (name) => database.snapshot(() => readProgress(database, loadRun(database, name))),
  };
}

function createRun(database: Database, run: NewRun): void {
  const { name } = run.plan;
  if (findRun(database, name) !== null) {
    throw new StoreFailure(`There is a run "${name}" already. Choose another name, or remove that run first.`);
  }
  database.run(
    `INSERT INTO runs (name, schema, plan, state, reason, tasks, tasks_per_workflow, detached, created_at)
     VALUES (?, ?, ?, 'open', '', ?, ?, 0, ?)`,
    name,
    bodySchema,
    JSON.stringify(run.plan),
    run.tasks.length,
    run.tasksPerWorkflow,
    Date.now(),
  );
  database.run('INSERT INTO spends (run, nanousd, calls, tokens) VALUES (?, 0, 0, 0)', name);
  writeTasks(database, name, 0, run.tasks);
  writeBlocks(database, name, 0, run.blocks);
}

function growRun(database: Database, run: NewRun, from: number): boolean {
  const { name } = run.plan;
  if (loadRun(database, name).tasks !== from) return false;
  const blocks = database.get('SELECT count(*) AS blocks FROM blocks WHERE run = ?', name);
  writeTasks(database, name, from, run.tasks);
  writeBlocks(database, name, blocks === undefined ? 0 : number(blocks, 'blocks'), run.blocks);
  database.run(
    'UPDATE runs SET plan = ?, tasks = ? WHERE name = ?',
    JSON.stringify(run.plan),
    from + run.tasks.length,
    name,
  );
  return true;
}

function updateRun(database: Database, ...[name, change, ifState]: Parameters<Runs['update']>): boolean {
  const stored = loadRun(database, name);
  if (ifState !== undefined && stored.state !== ifState) return false;
  const run = { ...stored, ...(typeof change === 'function' ? change(stored) : change) };
  database.run(
    'UPDATE runs SET schema = ?, plan = ?, state = ?, reason = ?, bound = ?, code_hash = ?, detached = ? WHERE name = ?',
    bodySchema,
    JSON.stringify(run.plan),
    run.state,
    run.reason,
    run.bound,
    run.codeHash,
    run.detached ? 1 : 0,
    name,
  );
  return true;
}

const abandoned = "FROM run_tasks WHERE run = ? AND outcome = 'abandoned'";

function reopenAbandoned(database: Database, name: string): number {
  database.run(
    `UPDATE calls SET tries = 0, sendable_ms = 0 WHERE key IN (
       SELECT key FROM call_uses WHERE run = ? AND task IN (SELECT task ${abandoned}))`,
    name,
    name,
  );
  database.run(`DELETE FROM trajectories WHERE run = ? AND position IN (SELECT position ${abandoned})`, name, name);
  database.run(`DELETE FROM samples WHERE run = ? AND number IN (SELECT number ${abandoned})`, name, name);
  return database.run("UPDATE run_tasks SET outcome = NULL WHERE run = ? AND outcome = 'abandoned'", name);
}

/** Tables with rows of one run each. Calls and replies are not among them: what was paid for stays. */
const ownTables = [
  'blocks',
  'run_tasks',
  'call_uses',
  'spends',
  'reservations',
  'troubles',
  'programs',
  'trajectories',
  'samples',
];

function removeRun(database: Database, name: string): void {
  keepSpent(database, name);
  for (const table of ownTables) database.run(`DELETE FROM ${table} WHERE run = ?`, name);
  database.run('DELETE FROM runs WHERE name = ?', name);
  database.run('DELETE FROM tasks WHERE hash NOT IN (SELECT hash FROM run_tasks)');
}

function findRun(database: Database, name: string): RunRecord | null {
  const row = database.get('SELECT * FROM runs WHERE name = ?', name);
  return row === undefined ? null : readRun(row);
}

function loadRun(database: Database, name: string): RunRecord {
  const run = findRun(database, name);
  if (run === null)
    throw new StoreFailure(`There is no run "${name}" in this home. \`persd runs\` lists those there are.`);
  return run;
}

function readRun(row: Row): RunRecord {
  return {
    name: text(row, 'name'),
    plan: body(row, 'plan') as RunPlan,
    state: oneOf(row, 'state', states),
    reason: text(row, 'reason'),
    tasks: number(row, 'tasks'),
    tasksPerWorkflow: number(row, 'tasks_per_workflow'),
    bound: numberOrNull(row, 'bound'),
    codeHash: textOrNull(row, 'code_hash'),
    detached: number(row, 'detached') === 1,
    createdAt: number(row, 'created_at'),
  };
}
