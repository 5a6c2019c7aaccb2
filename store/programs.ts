import type { ExecutedProgram, ProgramKind } from '../domain/trajectory.ts';
import type { Database } from './database.ts';
import type { Programs } from './port.ts';
import { recordedProgram } from './recorded.ts';
import { bodySchema } from './rows.ts';

/** Kinds are stored as their places here, which is the order in which a task's programs are read. */
const kinds: ProgramKind[] = ['gold', 'attempt', 'refinement'];

export function openPrograms(database: Database): Programs {
  return {
    write: async (run, number, program) => database.write(() => writeProgram(database, run, number, program)),
    read: async (run, number) => {
      const sql = 'SELECT schema, body FROM programs WHERE run = ? AND number = ? ORDER BY kind, place';
      return database.all(sql, run, number).map(recordedProgram);
    },
    readOne: async (run, number, kind, index) => {
      const sql = 'SELECT schema, body FROM programs WHERE run = ? AND number = ? AND kind = ? AND place = ?';
      const row = database.get(sql, run, number, kinds.indexOf(kind), index);
      return row === undefined ? null : recordedProgram(row);
    },
  };
}

function writeProgram(database: Database, run: string, number: number, program: ExecutedProgram): void {
  database.run(
    'INSERT OR REPLACE INTO programs (run, number, kind, place, schema, body) VALUES (?, ?, ?, ?, ?, ?)',
    run,
    number,
    kinds.indexOf(program.kind),
    program.index,
    bodySchema,
    JSON.stringify(program),
  );
}
