/** A disturbed collection's exported rows beside those of an undisturbed one, by the ids of their tasks. */
export interface RowDifferences {
  /** Tasks that have no row. */
  lost: string[];
  /** Tasks that have more than one. */
  twice: string[];
  /** Tasks whose row has other bytes. */
  differing: string[];
}

/** Rows of the format `trajectories`, a line each. */
export function compareRows(rows: readonly string[], expected: readonly string[]): RowDifferences {
  const found = new Map<string, string[]>();
  for (const row of rows) found.set(taskOf(row), [...(found.get(taskOf(row)) ?? []), row]);
  const wanted = new Map(expected.map((row) => [taskOf(row), row]));
  const ids = [...wanted.keys()];
  return {
    lost: ids.filter((id) => !found.has(id)),
    twice: [...found].filter(([, all]) => all.length > 1).map(([id]) => id),
    differing: [...found].filter(([id, all]) => all.some((row) => row !== wanted.get(id))).map(([id]) => id),
  };
}

function taskOf(row: string): string {
  const { task }: { task: { id: string } } = JSON.parse(row);
  return task.id;
}
