/** What came of one pass over a list of programs. */
export interface Pass {
  seconds: number;
  /** Milliseconds of processor time of all processes that took part. */
  cpuMs: number;
  runs: { passed: boolean; ms: number }[];
  /** Mebibytes at the highest moment, shared pages counted once. */
  memoryMb: number;
}

export interface Figures {
  perSecond: number;
  /** Milliseconds of processor time for one program; what else the machine does changes it least. */
  cpuMs: number;
  p50: number;
  p99: number;
  memoryMb: number;
  wrong: number;
}

function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Sums up the passes of one subject with one number of workers; the rate is that of its best pass. */
export function figuresOf(passes: Pass[], expected: boolean[]): Figures {
  const times = passes.flatMap(({ runs }) => runs.map(({ ms }) => ms)).toSorted((one, other) => one - other);
  const wrong = passes.flatMap(({ runs }) => runs.filter(({ passed }, index) => passed !== expected[index]));
  return {
    perSecond: Math.max(...passes.map(({ seconds, runs }) => runs.length / seconds)),
    cpuMs: Math.min(...passes.map(({ cpuMs, runs }) => cpuMs / runs.length)),
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    memoryMb: Math.max(...passes.map(({ memoryMb }) => memoryMb)),
    wrong: wrong.length,
  };
}
