/** What one subject found about a file of samples with one sample a task. */
export interface Scores {
  name: string;
  /** Seconds before the first sample was run, and from there to the last verdict. */
  reading: number;
  seconds: number;
  /** Passed, by task; `further` is null where no further tests were run. */
  verdicts: Record<string, { base: boolean; further: boolean | null }>;
}

/** The files that both sides read. */
export interface ScoredFiles {
  samples: string;
  tasks: string;
}
