import { openBatches } from './batches.ts';
import { CallWrites } from './call-writes.ts';
import { openCalls } from './calls.ts';
import { Database } from './database.ts';
import { StoreFailure } from './failure.ts';
import { GatheredWrites } from './gather.ts';
import { openHomeBudget } from './home-budget.ts';
import { prepareHome } from './home.ts';
import { openJournal } from './journal.ts';
import { openLines } from './lines.ts';
import { migrate } from './migrations.ts';
import { performDirectly } from './perform.ts';
import type { Perform } from './perform.ts';
import type { Store } from './port.ts';
import { openPrograms } from './programs.ts';
import { text } from './rows.ts';
import { openRuns } from './runs.ts';
import { openSamples } from './samples.ts';
import { openTasks } from './tasks.ts';
import { openTrajectories } from './trajectories.ts';
import { openVerdicts } from './verdicts.ts';

export { StoreFailure } from './failure.ts';
export { leaseOwner } from './owner.ts';

export interface StoreOptions {
  /**
   * Write calls from a thread that gathers for up to this many milliseconds and commits once: for the process that makes the
   * calls. Null, the default: each write is a commit of its own on the caller's thread.
   */
  gatherMs?: number | null;
}

/**
 * Opens the store of a home folder, and makes both where they are missing. Several processes may have it open at once.
 *
 * @throws {StoreFailure} with a sentence for people, where the folder, the disk or the file's version rules it out
 */
export async function openStore(home: string, options: StoreOptions = {}): Promise<Store> {
  const database = new Database(prepareHome(home));
  migrate(database);
  const gathered = options.gatherMs == null ? null : new GatheredWrites(database.file, options.gatherMs);
  const perform: Perform =
    gathered === null
      ? performDirectly(database, new CallWrites(database))
      : (name, ...values) => gathered.perform(name, ...values);
  const { calls, stopRenewal } = openCalls(database, perform);
  return {
    home: readHomeId(database),
    runs: openRuns(database),
    tasks: openTasks(database),
    calls,
    batches: openBatches(database),
    journal: openJournal(database),
    programs: openPrograms(database),
    trajectories: openTrajectories(database),
    samples: openSamples(database),
    verdicts: openVerdicts(database),
    lines: openLines(database),
    budget: openHomeBudget(database),
    close: async () => {
      stopRenewal();
      await gathered?.close();
      database.close();
    },
  };
}

function readHomeId(database: Database): string {
  const row = database.get('SELECT id FROM home');
  if (row === undefined) throw new StoreFailure(`The store ${database.file} has no home id. Restore it from a copy.`);
  return text(row, 'id');
}
