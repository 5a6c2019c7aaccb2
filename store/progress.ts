import type { RunPlan } from '../domain/plan.ts';
import { emptyTally, sampleOutcomes, sampleTallyOf, total } from '../domain/tally.ts';
import { outcomes } from '../domain/trajectory.ts';
import { readReserved, readSettled } from './budget.ts';
import type { Database } from './database.ts';
import { countInFlight } from './holders.ts';
import type { Progress, RunRecord } from './port.ts';
import { number, numberOrNull, oneOf, text } from './rows.ts';
import { readTroubles } from './troubles.ts';
import { countCalls } from './uses.ts';

/** A run's figures, within a snapshot that the caller holds. */
export function readProgress(database: Database, run: RunRecord): Progress {
  const samples =
    run.plan.kind === 'evaluate' ? countEnded(database, run.name, sampleOutcomes, sampleTallyOf([])) : null;
  const tally = samples === null ? countEnded(database, run.name, outcomes, emptyTally()) : emptyTally();
  return {
    tasks: run.tasks,
    unfinished: run.tasks - total(samples ?? tally),
    left: countLeft(database, run),
    outcomes: tally,
    samples,
    calls: countCalls(database, run.name, countInFlight(database, run.name)),
    spent: readSettled(database, run.name),
    reserved: readReserved(database, run.name),
    pace: readPace(database, run, Date.now()),
    rungs: readRungs(database, run.name),
    troubles: readTroubles(database, run.name),
  };
}

function countEnded<Name extends string>(
  database: Database,
  run: string,
  names: readonly Name[],
  counts: Record<Name, number>,
): Record<Name, number> {
  const sql = 'SELECT outcome, count(*) AS tasks FROM run_tasks WHERE run = ? AND outcome IS NOT NULL GROUP BY outcome';
  for (const row of database.all(sql, run)) counts[oneOf(row, 'outcome', names)] = number(row, 'tasks');
  return counts;
}

/** Milliseconds over which a pace is told: a night's pause must not slow the run of this morning. */
const paceMs = 5 * 60_000;

/** Where what has ended is written down, by kind of run. */
const records: Record<RunPlan['kind'], string> = { collect: 'trajectories', evaluate: 'samples' };

function readPace(database: Database, { name, plan }: RunRecord, now: number): Progress['pace'] {
  const sql = `SELECT count(*) AS tasks, min(at) AS since FROM ${records[plan.kind]} WHERE run = ? AND at > ?`;
  const row = database.get(sql, name, now - paceMs);
  const since = row === undefined ? null : numberOrNull(row, 'since');
  if (row === undefined || since === null || number(row, 'tasks') < 2) return null;
  return { tasks: number(row, 'tasks') - 1, ms: now - since };
}

/** Looks at a few programs only, for a run has hundreds of thousands and seldom more than one machine. */
function readRungs(database: Database, run: string): string[] {
  const sql = `SELECT DISTINCT json_extract(body, '$.execution.rung') AS rung
    FROM (SELECT body FROM programs WHERE run = ? LIMIT 100) WHERE rung IS NOT NULL ORDER BY rung`;
  return database.all(sql, run).map((row) => text(row, 'rung'));
}

function countLeft(database: Database, { name, bound }: RunRecord): number {
  const sql = 'SELECT count(*) AS tasks FROM run_tasks WHERE run = ? AND outcome IS NULL AND number <= ?';
  const row = database.get(sql, name, bound ?? Number.MAX_SAFE_INTEGER);
  return row === undefined ? 0 : number(row, 'tasks');
}
