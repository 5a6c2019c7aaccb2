import type { Disagreement } from '../../client/evaluate/agreement.ts';
import { scoreRecorded } from '../../client/evaluate/score-samples.ts';
import type { BenchmarkSource } from '../../domain/benchmarks/benchmark.ts';
import type { Sandbox } from '../../sandbox/port.ts';

/** How many of the verdicts that a file of samples holds are ours, too, and each that is not. */
export async function compareSamples(samples: string, source: BenchmarkSource, sandbox: Sandbox): Promise<string[]> {
  const scoring = { samples, source, assembly: 'prompt', exclude: null, out: null, skipBad: false } as const;
  const conditions = { limits: { cpuMs: 6000, memoryMb: 256 }, python: 'wasm' } as const;
  const { agreement, programs, seconds } = await scoreRecorded({ ...scoring, k: [1], conditions }, sandbox);
  const { base, further, disagreements } = agreement;
  return [
    `${base.agreed} of ${base.compared} as published`,
    ...(further === null ? [] : [`${further.agreed} of ${further.compared} as published with the further tests`]),
    ...disagreements.map(sentence),
    `${programs} programs in ${seconds.toFixed(1)} s`,
  ];
}

const sentence = ({ task, tests, recorded, found }: Disagreement): string =>
  `${task}, ${tests} tests: published as ${recorded}, ${found} here`;
