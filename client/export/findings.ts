/** What was noticed about rows, beyond why tasks are left out. */
export interface Findings {
  /** Rows that were mended, by what was wrong. */
  mended: Record<string, number>;
  /** Rows of tasks that keep others, by why they were left out. */
  rowsLeftOut: Record<string, number>;
  /** Rows that nearly say what an earlier one says: left out too where that is asked for. */
  nearDuplicates: number;
  longest: { tokens: number; countedBy: string };
}

export const noFindings = (countedBy: string): Findings => ({
  mended: {},
  rowsLeftOut: {},
  nearDuplicates: 0,
  longest: { tokens: 0, countedBy },
});
