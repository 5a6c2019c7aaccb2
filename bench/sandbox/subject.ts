import type { Pass } from './figures.ts';
import type { BenchProgram } from './programs.ts';

/** Something that runs programs against their tests and says which passed. */
export interface Subject {
  name: string;
  /** Runs all of them, so many at once, each under a limit in seconds. */
  run(programs: BenchProgram[], workers: number, limitSeconds: number): Promise<Pass>;
}
