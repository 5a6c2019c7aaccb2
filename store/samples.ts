import type { SampleRecord } from '../domain/sample.ts';
import type { Database } from './database.ts';
import type { Samples } from './port.ts';
import { body, bodySchema, number } from './rows.ts';

/** Samples that are in memory at once while a run is read. */
const pageSize = 1_000;

export function openSamples(database: Database): Samples {
  return {
    write: async (run, samples) =>
      database.write(() => {
        for (const { number: which, record } of samples) writeSample(database, run, which, record);
      }),
    read: (run) => readSamples(database, run),
  };
}

/** A sample that has an outcome keeps the record that it ended with. */
function writeSample(database: Database, run: string, which: number, record: SampleRecord): void {
  const ended = database.get(
    'UPDATE run_tasks SET outcome = ? WHERE run = ? AND number = ? AND outcome IS NULL RETURNING position',
    record.outcome,
    run,
    which,
  );
  if (ended === undefined) return;
  database.run(
    'INSERT INTO samples (run, position, sample, number, schema, body, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    run,
    number(ended, 'position'),
    record.sample,
    which,
    bodySchema,
    JSON.stringify(record),
    Date.now(),
  );
}

/** Reads page by page, so that no transaction stays open while a reader takes its time. */
async function* readSamples(database: Database, run: string): AsyncGenerator<SampleRecord & { number: number }> {
  const sql = `SELECT position, sample, number, schema, body FROM samples WHERE run = ? AND (position, sample) > (?, ?)
    ORDER BY position, sample LIMIT ?`;
  for (let [position, sample] = [-1, -1]; ; ) {
    const rows = database.all(sql, run, position, sample, pageSize);
    for (const row of rows) {
      yield { ...(body(row) as SampleRecord), number: number(row, 'number') };
      [position, sample] = [number(row, 'position'), number(row, 'sample')];
    }
    if (rows.length < pageSize) return;
  }
}
