import type { Benchmark } from '../../domain/benchmarks/benchmark.ts';
import type { ExecutionRequest, Sandbox } from '../../sandbox/port.ts';
import type { SampleConditions } from '../../sandbox/run-sample.ts';

/** Has the slots started that samples will need, while the benchmark is still being read: either takes about a second. */
export function startSlots(sandbox: Sandbox, benchmark: Benchmark, conditions: SampleConditions): void {
  const language = benchmark === 'multipl-e' ? 'javascript' : 'python';
  const own = { language, program: '', setup: '', entryPoint: '', allTests: false } as const;
  const nothing: ExecutionRequest = { ...own, tests: [], ...conditions };
  // What is wrong with a slot, the first sample's run will say.
  for (let slot = 0; slot < sandbox.slots; slot += 1) sandbox.execute(nothing).catch(() => {});
}
