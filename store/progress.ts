import { outcomes } from '../domain/trajectory.ts';
import type { Outcome } from '../domain/trajectory.ts';
import { readReserved, readSettled } from './budget.ts';
import type { Database } from './database.ts';
import { countInFlight } from './holders.ts';
import type { Progress, RunRecord } from './port.ts';
import { number, numberOrNull, oneOf } from './rows.ts';
import { readTroubles } from './troubles.ts';
import { countCalls } from './uses.ts';

/** A run's figures, within a snapshot that the caller holds. */
export function readProgress(database: Database, run: RunRecord): Progress {
  const counted = countOutcomes(database, run.name);
  const finished = outcomes.reduce((sum, outcome) => sum + counted[outcome], 0);
  return {
    tasks: run.tasks,
    unfinished: run.tasks - finished,
    outcomes: counted,
    calls: countCalls(database, run.name, countInFlight(database, run.name)),
    spent: readSettled(database, run.name),
    reserved: readReserved(database, run.name),
    ...readTimes(database, run.name),
    troubles: readTroubles(database, run.name),
  };
}

function countOutcomes(database: Database, run: string): Record<Outcome, number> {
  const counts = { mastered: 0, refined: 0, unrefined: 0, rejected: 0, abandoned: 0 };
  const sql = 'SELECT outcome, count(*) AS tasks FROM run_tasks WHERE run = ? AND outcome IS NOT NULL GROUP BY outcome';
  for (const row of database.all(sql, run)) counts[oneOf(row, 'outcome', outcomes)] = number(row, 'tasks');
  return counts;
}

function readTimes(database: Database, run: string): Pick<Progress, 'firstAt' | 'lastAt'> {
  // Each alone is one step in the index; both in one query would read every row.
  const first = database.get('SELECT min(at) AS at FROM trajectories WHERE run = ?', run);
  const last = database.get('SELECT max(at) AS at FROM trajectories WHERE run = ?', run);
  return {
    firstAt: first === undefined ? null : numberOrNull(first, 'at'),
    lastAt: last === undefined ? null : numberOrNull(last, 'at'),
  };
}
