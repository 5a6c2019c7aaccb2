import type { Trajectory } from '../domain/trajectory.ts';
import type { Database } from './database.ts';
import type { Trajectories } from './port.ts';
import { recordedTrajectory } from './recorded.ts';
import { bodySchema, number } from './rows.ts';

/** Trajectories that are in memory at once while a run is read. */
const pageSize = 100;

export function openTrajectories(database: Database): Trajectories {
  return {
    write: async (run, trajectories) =>
      database.write(() => {
        for (const { number: which, trajectory } of trajectories) writeTrajectory(database, run, which, trajectory);
      }),
    read: (run) => readTrajectories(database, run),
    find: async (run, position) => findTrajectory(database, run, position),
  };
}

/** A task that has an outcome keeps the trajectory that it ended with. */
function writeTrajectory(database: Database, run: string, which: number, trajectory: Trajectory): void {
  const ended = database.get(
    'UPDATE run_tasks SET outcome = ? WHERE run = ? AND number = ? AND outcome IS NULL RETURNING position',
    trajectory.outcome,
    run,
    which,
  );
  if (ended === undefined) return;
  database.run(
    'INSERT INTO trajectories (run, position, schema, body, at) VALUES (?, ?, ?, ?, ?)',
    run,
    number(ended, 'position'),
    bodySchema,
    JSON.stringify(trajectory),
    Date.now(),
  );
}

function findTrajectory(database: Database, run: string, position: number): Trajectory | null {
  const row = database.get('SELECT schema, body FROM trajectories WHERE run = ? AND position = ?', run, position);
  return row === undefined ? null : recordedTrajectory(row);
}

/** Reads page by page, so that no transaction stays open while a reader takes its time. */
async function* readTrajectories(database: Database, run: string): AsyncGenerator<Trajectory> {
  const sql =
    'SELECT position, schema, body FROM trajectories WHERE run = ? AND position > ? ORDER BY position LIMIT ?';
  for (let last = -1; ; ) {
    const rows = database.all(sql, run, last, pageSize);
    for (const row of rows) {
      yield recordedTrajectory(row);
      last = number(row, 'position');
    }
    if (rows.length < pageSize) return;
  }
}
