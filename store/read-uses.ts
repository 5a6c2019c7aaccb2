import type { CallStage } from '../domain/model.ts';
import type { CallUse } from '../domain/report/spending.ts';
import { outcomes } from '../domain/trajectory.ts';
import type { Database } from './database.ts';
import { roles } from './holders.ts';
import { number, oneOf, type Row, textOrNull } from './rows.ts';

export const stages = ['attempt', 'gold', 'refine', 'rectify'] as const satisfies readonly CallStage[];
const states = ['asked', 'bought', 'reused', 'failed'] as const satisfies readonly CallUse['state'][];

/** The calls of a run, counted by what they were for and what became of them. */
export function readUses(database: Database, run: string): CallUse[] {
  // Without the index's name the tasks of the run are gone through once a call.
  const outcome = `(SELECT min(outcome) FROM run_tasks INDEXED BY run_tasks_by_task
    WHERE run_tasks.run = call_uses.run AND run_tasks.task = call_uses.task)`;
  const sql = `SELECT role, stage, state, ${outcome} AS outcome, count(*) AS calls, sum(truncated) AS truncated,
      sum(input) AS input, sum(cached_input) AS cached_input, sum(output) AS output
    FROM call_uses WHERE run = ? GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;
  return database.all(sql, run).map(readUse);
}

function readUse(row: Row): CallUse {
  return {
    role: oneOf(row, 'role', roles),
    stage: oneOf(row, 'stage', stages),
    outcome: textOrNull(row, 'outcome') === null ? null : oneOf(row, 'outcome', outcomes),
    state: oneOf(row, 'state', states),
    calls: number(row, 'calls'),
    truncated: number(row, 'truncated'),
    usage: {
      input: number(row, 'input'),
      cachedInput: number(row, 'cached_input'),
      output: number(row, 'output'),
    },
  };
}
