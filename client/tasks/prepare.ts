import type { RawTask, RowFault } from '../../domain/benchmarks/raw.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { Reader } from '../../sandbox/port.ts';
import { type Draft, draftOf } from './draft.ts';
import { nameFunctions } from './name-functions.ts';
import { readPrograms } from './read-programs.ts';
import { splitTests } from './split-tests.ts';

/** Rows whose questions go to the reader together. */
const batchSize = 500;

/** What rows have become: the tasks, and those that are none, both in the rows' order. */
export interface Prepared {
  tasks: CodingTask[];
  faults: RowFault[];
}

/** Fills in what needs a parser of the tasks' language: entry points, headers, and tests split with the values that they expect. */
export async function prepareTasks(raw: RawTask[], reader: Reader): Promise<Prepared> {
  const prepared: Prepared = { tasks: [], faults: [] };
  for (let from = 0; from < raw.length; from += batchSize) {
    const drafts = raw.slice(from, from + batchSize).map(draftOf);
    const named = await nameFunctions(drafts, reader);
    const tested = await splitTests(named, reader);
    for (const draft of await readPrograms(tested, reader)) place(draft, prepared);
  }
  return prepared;
}

function place({ raw, entryPoint, header, tests, fault }: Draft, { tasks, faults }: Prepared): void {
  if (fault !== null) faults.push(fault);
  if (fault !== null || entryPoint === null || header === null) return;
  const { id, text, gold, language, setup, stop, prelude } = raw;
  const own = { ...(stop !== undefined && { stop }), ...(prelude !== undefined && { prelude }) };
  tasks.push({ id, text, entryPoint, header, gold, language, setup, tests, ...own });
}
